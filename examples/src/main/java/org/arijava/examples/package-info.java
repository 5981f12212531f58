/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Small whole applications. Open {@link org.arijava.examples.Hello} first. */
@NullMarked
package org.arijava.examples;

import org.jspecify.annotations.NullMarked;
