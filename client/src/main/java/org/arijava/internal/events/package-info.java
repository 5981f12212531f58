/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** From received messages to handlers. Open {@code EventRouter} first. */
@NullMarked
package org.arijava.internal.events;

import org.jspecify.annotations.NullMarked;
