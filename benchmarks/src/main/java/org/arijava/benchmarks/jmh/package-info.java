/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** JMH benchmarks of the parts. */
@NullMarked
package org.arijava.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
