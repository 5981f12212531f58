/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Starts the processes, measures them from outside, writes the report. */
@NullMarked
package org.arijava.benchmarks.run;

import org.jspecify.annotations.NullMarked;
