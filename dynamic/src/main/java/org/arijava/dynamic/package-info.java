/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * ARI as the connected Asterisk itself describes it: what it has that this library was not made for
 * works too. Open {@link org.arijava.dynamic.DynamicAri} first.
 */
@NullMarked
package org.arijava.dynamic;

import org.jspecify.annotations.NullMarked;
