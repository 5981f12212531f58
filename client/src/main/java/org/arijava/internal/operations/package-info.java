/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** The requests of all operations, generated. Open {@code ChannelsOperations} first. */
@NullMarked
package org.arijava.internal.operations;

import org.jspecify.annotations.NullMarked;
