/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Facts and overlay to Java source. Open {@link org.arijava.generator.Generator} first. */
@NullMarked
package org.arijava.generator;

import org.jspecify.annotations.NullMarked;
