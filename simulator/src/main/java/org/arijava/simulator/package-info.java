/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * An embedded Asterisk for tests and demos. Open {@link org.arijava.simulator.AsteriskSimulator}
 * first.
 */
@NullMarked
package org.arijava.simulator;

import org.jspecify.annotations.NullMarked;
