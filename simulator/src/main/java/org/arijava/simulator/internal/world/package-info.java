/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * What the simulated Asterisk consists of: channels, bridges, playbacks, recordings, applications,
 * and the one thread that owns them. Open {@link org.arijava.simulator.internal.world.World} first.
 */
@NullMarked
package org.arijava.simulator.internal.world;

import org.jspecify.annotations.NullMarked;
