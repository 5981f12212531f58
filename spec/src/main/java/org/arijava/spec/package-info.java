/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * What ARI is, as data: the facts that Asterisk serves about itself and this library's names and
 * words for them. Open {@link org.arijava.spec.Spec} first.
 */
@NullMarked
package org.arijava.spec;

import org.jspecify.annotations.NullMarked;
