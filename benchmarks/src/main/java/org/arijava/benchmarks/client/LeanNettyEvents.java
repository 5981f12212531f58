/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream of events by Netty's WebSocket, whose texts nobody checks, decoded and handed to
 * mailboxes as those of the floor. Confined to its event loop, but for who hears.
 */
final class LeanNettyEvents extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final byte[] START = "StasisStart".getBytes(ISO_8859_1);
  private static final int HANDSHAKE_BYTES = 8_192;
  private static final int LONGEST_EVENT = 64 << 10;

  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private final FloorDecoder event = new FloorDecoder(false);
  private final byte[] bytes = new byte[LONGEST_EVENT];
  private final Mailboxes mailboxes = new Mailboxes();
  private final Map<String, Mailboxes.Mailbox> own = new HashMap<>();
  private volatile @Nullable Consumer<String> calls;
  private volatile @Nullable Sink all;
  private volatile @Nullable Sink end;

  /** Tells the channel of each StasisStart, on the event loop, and nothing else. */
  void hearCalls(Consumer<String> handler) {
    calls = handler;
  }

  void hearAll(Sink sink) {
    all = sink;
  }

  void hearEnd(Sink sink) {
    end = sink;
  }

  /** Opens the stream and returns when events can come. */
  void open(EventLoopGroup group, URI url) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(url)
            .withUTF8Validator(false)
            .build();
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(HANDSHAKE_BYTES))
                    .addLast(new WebSocketClientProtocolHandler(config))
                    .addLast(LeanNettyEvents.this);
              }
            })
        .connect(url.getHost(), url.getPort())
        .addListener(connecting -> failed(connecting.cause()));
    ready.join();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object told) {
    if (told == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      ready.complete(null);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    failed(new IOException("closed by the server"));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    ByteBuf text = frame.content();
    int length = text.readableBytes();
    text.readBytes(bytes, 0, length);
    event.decode(bytes, 0, length);
    Consumer<String> called = calls;
    Sink sink = event.namesChannel() ? all : end;
    if (called != null) {
      if (event.namesChannel() && event.is(START)) {
        called.accept(event.channel());
      }
    } else if (sink != null && event.namesChannel()) {
      String channel = event.channel();
      own.computeIfAbsent(channel, id -> mailboxes.of(sink))
          .event(event.type(), channel, event.third());
    } else if (sink != null) {
      sink.end();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    mailboxes.start();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    failed(cause);
  }

  private void failed(@Nullable Throwable cause) {
    if (cause != null) {
      ready.completeExceptionally(cause);
      System.err.println("netty: " + cause);
    }
  }
}
