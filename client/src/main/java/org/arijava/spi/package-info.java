/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** What the client asks of a transport. Open {@link org.arijava.spi.Transport} first. */
@NullMarked
package org.arijava.spi;

import org.jspecify.annotations.NullMarked;
