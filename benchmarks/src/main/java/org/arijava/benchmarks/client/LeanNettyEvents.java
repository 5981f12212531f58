/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream of events by Netty's WebSocket, decoded as the floor does. Confined to its event loop.
 */
final class LeanNettyEvents extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private static final byte[] START = "StasisStart".getBytes(ISO_8859_1);
  private static final int HANDSHAKE_BYTES = 8_192;

  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private final FloorDecoder event = new FloorDecoder(false);
  private final Consumer<String> calls;

  /**
   * A stream that is yet to open.
   *
   * @param calls told the channel of each StasisStart, on the event loop
   */
  LeanNettyEvents(Consumer<String> calls) {
    this.calls = calls;
  }

  /** Opens the stream and returns when events can come. */
  void open(EventLoopGroup group, URI url) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder().webSocketUri(url).build();
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
    byte[] bytes = ByteBufUtil.getBytes(text);
    event.decode(bytes, 0, bytes.length);
    if (event.namesChannel() && event.is(START)) {
      calls.accept(event.channel());
    }
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
