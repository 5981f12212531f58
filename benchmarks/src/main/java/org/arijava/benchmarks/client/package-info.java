/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * One program for each client that is compared; {@link org.arijava.benchmarks.client.ClientProgram}
 * runs any.
 */
@NullMarked
package org.arijava.benchmarks.client;

import org.jspecify.annotations.NullMarked;
