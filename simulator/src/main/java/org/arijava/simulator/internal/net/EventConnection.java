/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.arijava.simulator.internal.world.EventSocket;

/**
 * The WebSocket of one or more applications. Confined to its event loop, but for what the world
 * calls.
 */
public final class EventConnection extends ChannelInboundHandlerAdapter implements EventSocket {
  private static final int MAX_MESSAGE = 65_535;
  private static final int NO_STATUS = 1005;
  private static final int NORMAL = 1000;
  private static final int NO_FRAME = 1003;
  private static final int TOO_BIG = 1009;
  private static final int MAX_REQUESTS = 100;

  private final Server server;
  private final Channel channel;
  private final Login login;
  private final RestOverWebSocket rest;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean closing;
  private int requests;
  private long taken;
  private volatile boolean silent;

  /** Who opened it, and for what. */
  record Login(Users.User user, List<String> apps, boolean subscribeAll) {}

  EventConnection(Server server, Channel channel, Login login) {
    this.server = server;
    this.channel = channel;
    this.login = login;
    rest = new RestOverWebSocket(server, this, login);
  }

  /** Gives the applications to this socket. */
  void register() {
    server
        .world()
        .execute(
            () ->
                login
                    .apps()
                    .forEach(
                        app ->
                            server
                                .world()
                                .applications()
                                .register(app, this, login.subscribeAll())));
  }

  @Override
  public void send(byte[] json) {
    if (silent) {
      return;
    }
    channel
        .writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(json)))
        .addListener(written -> taken++);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object received) {
    try {
      if (!closing && !silent && received instanceof WebSocketFrame frame) {
        read(frame);
      }
    } finally {
      ReferenceCountUtil.release(received);
    }
  }

  private void read(WebSocketFrame frame) {
    if (frame instanceof PingWebSocketFrame) {
      channel.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
    } else if (frame instanceof CloseWebSocketFrame close) {
      int code = close.statusCode();
      close(code < 0 || code == NO_STATUS ? NORMAL : code);
    } else if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
      byte[] part = ByteBufUtil.getBytes(frame.content());
      if (message.size() + part.length <= MAX_MESSAGE) {
        message.writeBytes(part);
      }
      if (frame.isFinalFragment()) {
        byte[] whole = message.toByteArray();
        message.reset();
        request(whole);
      }
    }
  }

  /* Who sends more than is done for him is not read from, as Asterisk does not while it works. */
  private void request(byte[] whole) {
    if (++requests == MAX_REQUESTS) {
      channel.config().setAutoRead(false);
    }
    server.world().execute(() -> rest.received(whole));
  }

  /** A request is done. Thread-safe. */
  void requestDone() {
    channel
        .eventLoop()
        .execute(
            () -> {
              if (--requests == MAX_REQUESTS / 2) {
                channel.config().setAutoRead(true);
              }
            });
  }

  /** Says farewell and closes. Thread-safe. */
  public void closeWith(int code) {
    channel.eventLoop().execute(() -> close(code));
  }

  /** Cuts the connection without a farewell. Thread-safe. */
  public void cut() {
    channel.close();
  }

  /** Sends the beginning of a message, and cuts the connection. Thread-safe. */
  public void cutWithinFrame() {
    /* A text of 100 bytes is announced, and some of them come. */
    byte[] start = {(byte) 0x81, 100, '{', '"', 't', 'y', 'p', 'e', '"'};
    channel.writeAndFlush(Unpooled.wrappedBuffer(start)).addListener(ChannelFutureListener.CLOSE);
  }

  /** Neither sends nor hears anything from now on, and stays open. Thread-safe. */
  public void fallSilent() {
    silent = true;
  }

  /** Sends a text, whatever it is. Thread-safe. */
  public void sendText(String text) {
    channel.writeAndFlush(new TextWebSocketFrame(text));
  }

  /** Sends bytes in the place of a frame. Thread-safe. */
  public void sendRaw(byte[] bytes) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
  }

  /** Whether an application goes over this. */
  public boolean serves(String app) {
    return login.apps().contains(app);
  }

  private void close(int code) {
    closing = true;
    channel
        .writeAndFlush(new CloseWebSocketFrame(code, ""))
        .addListener(ChannelFutureListener.CLOSE);
  }

  /* A client that does not read is cut off, without a farewell, as soon as it blocks a write for
  too long. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!channel.isWritable()) {
      expectProgress(context, taken);
    }
  }

  private void expectProgress(ChannelHandlerContext context, long before) {
    context
        .executor()
        .schedule(
            () -> {
              if (channel.isWritable()) {
                return;
              }
              if (taken == before) {
                channel.close();
              } else {
                expectProgress(context, taken);
              }
            },
            server.settings().writeTimeout().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    server.closed(this);
    server.world().execute(() -> server.world().applications().unregister(this));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted && !closing) {
      close(corrupted.closeStatus().code() == TOO_BIG ? TOO_BIG : NO_FRAME);
    } else if (!closing) {
      context.close();
    }
  }
}
