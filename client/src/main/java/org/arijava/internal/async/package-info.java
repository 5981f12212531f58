/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** What is behind {@code org.arijava.async}. Open {@code AsyncClientView} first. */
@NullMarked
package org.arijava.internal.async;

import org.jspecify.annotations.NullMarked;
