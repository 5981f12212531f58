/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Benchmarks of whole processes, ours beside others. {@code run.Benchmark} is the main program. */
@NullMarked
package org.arijava.benchmarks;

import org.jspecify.annotations.NullMarked;
