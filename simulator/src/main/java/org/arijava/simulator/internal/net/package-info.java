/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** HTTP and WebSocket on Netty. Open {@link org.arijava.simulator.internal.net.Server} first. */
@NullMarked
package org.arijava.simulator.internal.net;

import org.jspecify.annotations.NullMarked;
