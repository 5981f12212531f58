/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/**
 * What Asterisk tells: one interface for each type of event, in families. Open {@link
 * org.arijava.event.Event} first.
 */
@NullMarked
package org.arijava.event;

import org.jspecify.annotations.NullMarked;
