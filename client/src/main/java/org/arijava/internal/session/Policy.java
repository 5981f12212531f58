/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;

/**
 * How a session connects. Immutable.
 *
 * @param all whether it subscribes to everything
 * @param patience how long the first connection is tried
 * @param attempts how often a lost connection is tried again before it has lasted
 * @param stableAfter how long a connection is to last until it counts as a success
 */
public record Policy(
    boolean all,
    Duration patience,
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Duration stableAfter) {}
