/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The life of a session. Open {@code SessionLoop} first. */
@NullMarked
package org.arijava.internal.session;

import org.jspecify.annotations.NullMarked;
