/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** JSON to typed objects and back. Open {@code JsonReader} first. */
@NullMarked
package org.arijava.internal.codec;

import org.jspecify.annotations.NullMarked;
