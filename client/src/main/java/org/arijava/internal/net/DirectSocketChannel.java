/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A TCP channel that can also be written to without its event loop, which saves waking it. Who does
 * so sees to it that nothing else is being written.
 */
final class DirectSocketChannel extends NioSocketChannel {

  /** The JDK keeps a buffer of what was written at once for each thread. */
  private static final int MOST_AT_ONCE = 16 << 10;

  /** Writes the beginning that the socket takes at once, if any. Any thread; never blocks. */
  void writeNow(ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    bytes.limit(Math.min(end, bytes.position() + MOST_AT_ONCE));
    javaChannel().write(bytes);
    bytes.limit(end);
  }
}
