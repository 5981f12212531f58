/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The command. Open {@link org.arijava.simulator.internal.cli.Main} first. */
@NullMarked
package org.arijava.simulator.internal.cli;

import org.jspecify.annotations.NullMarked;
