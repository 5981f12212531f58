/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** HTTP and WebSocket over Netty. Open {@code NettyTransport} first. */
@NullMarked
package org.arijava.internal.net;

import org.jspecify.annotations.NullMarked;
