/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * What holds across modules. Open {@link org.arijava.conformance.ArchitectureTest} for the
 * dependencies that are allowed and {@link org.arijava.conformance.ApiDumpTest} for the public API.
 */
@NullMarked
package org.arijava.conformance;

import org.jspecify.annotations.NullMarked;
