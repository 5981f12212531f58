/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * The operations of ARI as futures: the asynchronous twins of what is in {@code org.arijava}. Open
 * {@link org.arijava.async.AsyncAriClient} first.
 */
@NullMarked
package org.arijava.async;

import org.jspecify.annotations.NullMarked;
