/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * What can go wrong, one class for each thing a caller can do differently. Open {@link
 * org.arijava.error.AriException} first.
 */
@NullMarked
package org.arijava.error;

import org.jspecify.annotations.NullMarked;
