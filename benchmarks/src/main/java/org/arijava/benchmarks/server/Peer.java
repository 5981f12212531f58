/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One connection, which speaks HTTP until it becomes a WebSocket. Confined to the server's thread.
 */
final class Peer {

  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final SocketChannel channel;
  private final NeutralServer server;
  private final Answers answers;
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 << 10);
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private @Nullable SelectionKey key;
  private boolean webSocket;

  Peer(SocketChannel channel, NeutralServer server, Answers answers) {
    this.channel = channel;
    this.server = server;
    this.answers = answers;
  }

  void register(Selector selector) throws ClosedChannelException {
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Reads and writes what can be. */
  void ready() {
    try {
      flush();
      int read = channel.read(in);
      if (read < 0) {
        close();
        return;
      }
      in.flip();
      boolean more = true;
      while (more && in.hasRemaining()) {
        more = webSocket ? frame() : request();
      }
      in.compact();
    } catch (IOException e) {
      close();
    }
  }

  /** Sends the bytes, or as many as the socket takes, and the rest later; they are not copied. */
  void send(ByteBuffer bytes) {
    waiting.addLast(bytes);
    try {
      flush();
    } catch (IOException e) {
      close();
    }
  }

  boolean isDrained() {
    return waiting.isEmpty();
  }

  private void flush() throws IOException {
    ByteBuffer next = waiting.peekFirst();
    while (next != null) {
      channel.write(next);
      if (next.hasRemaining()) {
        break;
      }
      waiting.removeFirst();
      next = waiting.peekFirst();
    }
    if (key != null && key.isValid()) {
      int wanted = SelectionKey.OP_READ | (waiting.isEmpty() ? 0 : SelectionKey.OP_WRITE);
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
      }
    }
  }

  private boolean request() {
    Request request = Request.in(in);
    if (request == null) {
      return false;
    }
    if (request.isUpgrade()) {
      send(answers.upgrade(request));
      webSocket = true;
      server.opened(this);
      return true;
    }
    if (request.isWrite()) {
      int number = request.channel();
      if (request.endsWith("/answer")) {
        server.answered(number);
      } else if (request.path().contains("/play")) {
        server.played(number);
      }
    }
    send(answers.to(request));
    return true;
  }

  private boolean frame() {
    if (in.remaining() < 2) {
      return false;
    }
    in.mark();
    int opcode = in.get() & OPCODE;
    int length = in.get() & 0x7F;
    if (length == 126) {
      if (in.remaining() < 2) {
        in.reset();
        return false;
      }
      length = in.getShort() & 0xFFFF;
    }
    if (in.remaining() < 4 + length) {
      in.reset();
      return false;
    }
    byte[] mask = new byte[4];
    in.get(mask);
    byte[] payload = new byte[length];
    in.get(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i & 3];
    }
    if (opcode == PING) {
      send(control(PONG, payload));
    } else if (opcode == CLOSE) {
      send(control(CLOSE, payload));
      close();
      return false;
    }
    return true;
  }

  private static ByteBuffer control(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(2 + payload.length);
    return frame.put((byte) (0x80 | opcode)).put((byte) payload.length).put(payload).flip();
  }

  private void close() {
    server.gone(this);
    waiting.clear();
    try {
      channel.close();
    } catch (IOException e) {
      waiting.clear(); // it is gone either way
    }
  }
}
