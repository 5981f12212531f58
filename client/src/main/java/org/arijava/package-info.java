/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * The client: repositories and domain objects of the Asterisk REST Interface. Open {@link
 * org.arijava.AriClient} first.
 */
@NullMarked
package org.arijava;

import org.jspecify.annotations.NullMarked;
