/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** What stands between the public types and the transport. Open {@code Core} first. */
@NullMarked
package org.arijava.internal;

import org.jspecify.annotations.NullMarked;
