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

  /**
   * What a socket with nothing else to send takes at once; the JDK also keeps a buffer of the size
   * of what it wrote for each thread.
   */
  static final int MOST_AT_ONCE = 4 << 10;

  /** Writes what the socket takes at once. Any thread; never blocks. */
  void writeNow(ByteBuffer bytes) throws IOException {
    javaChannel().write(bytes);
  }
}
