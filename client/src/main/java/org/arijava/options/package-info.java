/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The optional parameters of operations, set in a trailing lambda. */
@NullMarked
package org.arijava.options;

import org.jspecify.annotations.NullMarked;
