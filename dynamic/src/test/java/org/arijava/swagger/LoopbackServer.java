/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP and WebSocket server on loopback that answers as a test wants. Thread-safe. */
public final class LoopbackServer implements AutoCloseable {

  /** What was asked: the target is encoded as it came. */
  public record Asked(String method, String target, Map<String, String> headers, String body) {

    /** The method and the target. */
    public String line() {
      return method + " " + target;
    }

    /** A header, by its name in lower case; null for none. */
    public String header(String name) {
      return headers.get(name);
    }

    /** The target without its query. */
    public String path() {
      return target.replaceFirst("\\?.*", "");
    }
  }

  /** What to answer; a null body keeps silent. */
  public record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    /** JSON. */
    public static Answer json(int status, String body) {
      return new Answer(
          status, "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Nothing. */
    public static Answer empty(int status) {
      return new Answer(status, "", new byte[0], Map.of());
    }

    /** No answer at all. */
    public static Answer silence() {
      return new Answer(0, "", null, Map.of());
    }
  }

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel listener;
  private final Function<Asked, Answer> answers;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Channel> sockets = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private volatile boolean refusing;

  private LoopbackServer(Function<Asked, Answer> answers) throws InterruptedException {
    this.answers = answers;
    this.listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(1 << 20),
                            new Handler());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
  }

  /** A server whose answers to requests, WebSockets excepted, the function gives. */
  public static LoopbackServer answering(Function<Asked, Answer> answers)
      throws InterruptedException {
    return new LoopbackServer(answers);
  }

  /** From now on handshakes of WebSockets are answered as other requests are. */
  public void refuseHandshakes() {
    refusing = true;
  }

  /** Its URL, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** A place in it. */
  public URI at(String path) {
    return URI.create(url() + path);
  }

  /** All that was asked so far. */
  public List<Asked> asked() {
    return asked;
  }

  /** What was asked last. */
  public Asked last() {
    return asked.get(asked.size() - 1);
  }

  /** Sends a text to every WebSocket. */
  public void send(String text) {
    sockets.forEach(socket -> socket.writeAndFlush(new TextWebSocketFrame(text)));
  }

  /** Ends every WebSocket with a close frame. */
  public void endSockets() {
    sockets.forEach(socket -> socket.writeAndFlush(new CloseWebSocketFrame(1000, "enough")));
    sockets.clear();
  }

  /**
   * The next text that a WebSocket sent, or that it was closed; {@code unanswered} for a request
   * that was kept in silence, and {@code given up} when its connection ended.
   */
  public String nextReceived() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Handler extends SimpleChannelInboundHandler<Object> {

    private WebSocketServerHandshaker handshaker;
    private boolean silent;

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (silent) {
        received.add("given up");
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
      if (message instanceof FullHttpRequest request) {
        answer(context, request);
      } else if (message instanceof TextWebSocketFrame text) {
        received.add(text.text());
      } else if (message instanceof CloseWebSocketFrame close) {
        received.add("closed");
        handshaker.close(context.channel(), close.retain());
      } else if (message instanceof WebSocketFrame) {
        received.add("frame");
      }
    }

    private void answer(ChannelHandlerContext context, FullHttpRequest request) {
      Map<String, String> headers = new java.util.TreeMap<>();
      request
          .headers()
          .forEach(h -> headers.put(h.getKey().toLowerCase(java.util.Locale.ROOT), h.getValue()));
      Asked one =
          new Asked(
              request.method().name(),
              request.uri(),
              headers,
              request.content().toString(StandardCharsets.UTF_8));
      asked.add(one);
      if (!refusing && "websocket".equalsIgnoreCase(headers.get("upgrade"))) {
        handshaker =
            new WebSocketServerHandshakerFactory(
                    url() + one.path(), headers.get("sec-websocket-protocol"), true)
                .newHandshaker(request);
        handshaker
            .handshake(context.channel(), request)
            .addListener(done -> sockets.add(context.channel()));
        return;
      }
      Answer answer = answers.apply(one);
      if (answer.body() == null) {
        silent = true;
        received.add("unanswered");
        return;
      }
      DefaultFullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.valueOf(answer.status()),
              Unpooled.wrappedBuffer(answer.body()));
      HttpHeaders out = response.headers();
      if (answer.status() != 204) {
        out.set("Content-Length", answer.body().length);
      }
      if (!answer.type().isEmpty()) {
        out.set("Content-Type", answer.type());
      }
      answer.headers().forEach(out::set);
      context.writeAndFlush(response);
    }
  }
}
