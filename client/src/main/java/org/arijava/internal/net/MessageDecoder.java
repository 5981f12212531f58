/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;

/**
 * From the bytes of a server to its messages, by RFC 6455: gives whole texts as bytes and control
 * frames as Netty's, and drops binary messages. Confined to the event loop.
 *
 * <p>Netty's decoder takes a buffer for each frame and copies the payload into it, from where it
 * would be copied again; that was an eighth of what an event costs that nobody listens to.
 */
final class MessageDecoder extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {

  private static final int NOTHING = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LONGEST_CONTROL = 125;

  private final byte[] head = new byte[10];
  private int headSize;
  private int opcode;
  private boolean last;
  private boolean inPayload;
  private int left;
  private final byte[] control = new byte[LONGEST_CONTROL];
  private int controlSize;
  private final GrowingBytes text = new GrowingBytes();

  /** The opcode of the message under way, which comes in parts. */
  private int message = NOTHING;

  private boolean broken;

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof ByteBuf bytes)) {
      context.fireChannelRead(read);
      return;
    }
    try {
      while (bytes.isReadable() && !broken) {
        if (inPayload || readHead(context, bytes)) {
          readPayload(context, bytes);
        }
      }
    } finally {
      bytes.release();
    }
  }

  /** Reads what comes before the payload; false when not all of it is here. */
  private boolean readHead(ChannelHandlerContext context, ByteBuf bytes) {
    while (headSize < 2 || headSize < headLength()) {
      if (!bytes.isReadable()) {
        return false;
      }
      head[headSize++] = bytes.readByte();
    }
    long length = length(context);
    opcode = head[0] & 0x0F;
    last = head[0] < 0;
    check(context, length);
    if (opcode == TEXT || opcode == BINARY) {
      message = opcode;
    }
    headSize = 0;
    controlSize = 0;
    left = (int) length;
    inPayload = true;
    return true;
  }

  private int headLength() {
    int length = head[1] & 0x7F;
    return length < 126 ? 2 : length == 126 ? 4 : 10;
  }

  private long length(ChannelHandlerContext context) {
    int end = headLength();
    if (end == 2) {
      return head[1] & 0x7F;
    }
    long length = 0;
    for (int i = 2; i < end; i++) {
      length = length << 8 | (head[i] & 0xFF);
    }
    if (length >= 0 && length < (end == 4 ? 126 : 1 << 16)) {
      throw violation(context, "a length in more bytes than it needs");
    }
    return length;
  }

  private void check(ChannelHandlerContext context, long length) {
    if ((head[0] & 0x70) != 0) {
      throw violation(context, "reserved bits");
    }
    if (head[1] < 0) {
      throw violation(context, "a masked frame");
    }
    if (opcode > PONG || (opcode > BINARY && opcode < CLOSE)) {
      throw violation(context, "a frame of the unknown type " + opcode);
    }
    if (opcode >= CLOSE && (!last || length > LONGEST_CONTROL)) {
      throw violation(context, "a control frame in parts or of more than 125 bytes");
    }
    if (opcode == CLOSE && length == 1) {
      throw violation(context, "half a status");
    }
    if (opcode == NOTHING && message == NOTHING) {
      throw violation(context, "the continuation of nothing");
    }
    if ((opcode == TEXT || opcode == BINARY) && message != NOTHING) {
      throw violation(context, "a message within another");
    }
    if (length < 0 || length > GrowingBytes.LIMIT) {
      throw tooLong(context);
    }
  }

  private void readPayload(ChannelHandlerContext context, ByteBuf bytes) {
    int part = Math.min(left, bytes.readableBytes());
    if (opcode >= CLOSE) {
      bytes.readBytes(control, controlSize, part);
      controlSize += part;
    } else if (message == BINARY) {
      bytes.skipBytes(part);
    } else if (!text.add(bytes, part)) {
      throw tooLong(context);
    }
    left -= part;
    if (left == 0) {
      inPayload = false;
      frameEnded(context);
    }
  }

  private void frameEnded(ChannelHandlerContext context) {
    if (opcode >= CLOSE) {
      ByteBuf payload = Unpooled.copiedBuffer(control, 0, controlSize);
      context.fireChannelRead(
          opcode == CLOSE
              ? new CloseWebSocketFrame(true, 0, payload)
              : opcode == PING ? new PingWebSocketFrame(payload) : new PongWebSocketFrame(payload));
    } else if (last) {
      boolean isText = message == TEXT;
      message = NOTHING;
      if (isText) {
        context.fireChannelRead(text.take());
      }
    }
  }

  private CorruptedWebSocketFrameException tooLong(ChannelHandlerContext context) {
    return violation(
        context,
        WebSocketCloseStatus.MESSAGE_TOO_BIG,
        "a message of more than " + (GrowingBytes.LIMIT >> 20) + " MiB");
  }

  private CorruptedWebSocketFrameException violation(ChannelHandlerContext context, String what) {
    return violation(context, WebSocketCloseStatus.PROTOCOL_ERROR, what);
  }

  /** Says why to the server and ends the connection; what is still to come is not read. */
  private CorruptedWebSocketFrameException violation(
      ChannelHandlerContext context, WebSocketCloseStatus status, String what) {
    broken = true;
    text.take();
    context
        .writeAndFlush(new CloseWebSocketFrame(status.code(), ""))
        .addListener(ChannelFutureListener.CLOSE);
    return new CorruptedWebSocketFrameException(status, what);
  }
}
