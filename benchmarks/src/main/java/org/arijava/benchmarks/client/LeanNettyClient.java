/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Requests, events and calls on the leanest way that Netty offers: one event loop, up to sixteen
 * connections, no time-outs, no retries, requests without a codec, answers whose headers nobody
 * checks and whose body is not decoded. Calls are answered by a pool, of so many threads as
 * ari4java's: without a bound, an overload takes all that the system has. Events are heard all or
 * not at all.
 */
final class LeanNettyClient implements BenchmarkClient {

  private static final int CONNECTIONS = 16;
  private static final int THREADS = 64;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final LeanNettyEvents events = new LeanNettyEvents();
  private final Executor calls = Executors.newFixedThreadPool(THREADS);
  private final Deque<Exchange> waiting = new ArrayDeque<>();
  private final Deque<Channel> idle = new ArrayDeque<>();
  private int open;
  private byte[] headers = {};
  private @Nullable URI url;

  private record Exchange(String request, CompletableFuture<String> answer) {}

  @Override
  public void connect(URI url) throws Exception {
    this.url = url;
    String rest =
        "\r\nhost: " + url.getAuthority() + "\r\nauthorization: Basic YmVuY2g6YmVuY2g=\r\n\r\n";
    headers = rest.getBytes(StandardCharsets.US_ASCII);
    get(Ids.of(0));
  }

  @Override
  public void start() {
    if (url == null) {
      throw new IllegalStateException("not connected");
    }
    URI stream = URI.create("ws://" + url.getAuthority() + "/ari/events?app=" + APPLICATION);
    events.open(group, stream);
  }

  private void answer(String channel) {
    try {
      Pause.at(channel);
      post("/ari/channels/" + channel + "/answer");
      post("/ari/channels/" + channel + "/play?media=sound:hello-world");
    } catch (ExecutionException e) {
      System.err.println("netty: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String get(String channel) throws Exception {
    String body = request("GET /ari/channels/" + channel + " HTTP/1.1");
    int name = body.indexOf("\"name\":\"") + 8;
    return body.substring(name, body.indexOf('"', name));
  }

  private void post(String target) throws InterruptedException, ExecutionException {
    request("POST " + target + " HTTP/1.1\r\ncontent-length: 0");
  }

  /** Sends a request, its first lines, and waits for the answer's body. */
  private String request(String request) throws InterruptedException, ExecutionException {
    Exchange exchange = new Exchange(request, new CompletableFuture<>());
    group.execute(() -> submit(exchange));
    return exchange.answer.get();
  }

  private void submit(Exchange exchange) {
    Channel channel = idle.pollFirst();
    if (channel != null) {
      send(channel, exchange);
      return;
    }
    waiting.addLast(exchange);
    if (open < CONNECTIONS) {
      open++;
      dial();
    }
  }

  private void dial() {
    URI server = url;
    if (server == null) {
      throw new IllegalStateException("not connected");
    }
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(new Pipeline())
        .connect(server.getHost(), server.getPort());
  }

  private void free(Channel channel) {
    Exchange next = waiting.pollFirst();
    if (next == null) {
      idle.addFirst(channel);
    } else {
      send(channel, next);
    }
  }

  private void send(Channel channel, Exchange exchange) {
    channel.pipeline().get(Receiver.class).current = exchange;
    ByteBuf request = channel.alloc().buffer();
    request.writeCharSequence(exchange.request, StandardCharsets.US_ASCII);
    request.writeBytes(headers);
    channel.writeAndFlush(request);
  }

  @Override
  public void hearAll(Sink sink) {
    events.hearAll(sink);
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    throw new UnsupportedOperationException("all or none");
  }

  @Override
  public void hearEnd(Sink sink) {
    events.hearEnd(sink);
  }

  @Override
  public void answerCalls() {
    events.hearCalls(channel -> calls.execute(() -> answer(channel)));
  }

  @Override
  public void close() {
    group.shutdownGracefully();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(
              new HttpResponseDecoder(
                  new HttpDecoderConfig().setValidateHeaders(false).setChunkedSupported(false)))
          .addLast(new Receiver());
    }
  }

  /** Takes the answers of one connection. */
  private final class Receiver extends SimpleChannelInboundHandler<HttpObject> {
    private @Nullable Exchange current;
    private String body = "";

    @Override
    public void channelActive(ChannelHandlerContext context) {
      free(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof HttpContent content) {
        String text = content.content().toString(StandardCharsets.ISO_8859_1);
        body = body.isEmpty() ? text : body + text;
        if (content instanceof LastHttpContent) {
          answered(context.channel());
        }
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      if (current != null) {
        current.answer.completeExceptionally(new IOException("closed by the server"));
      }
    }

    private void answered(Channel channel) {
      Exchange exchange = current;
      String whole = body;
      body = "";
      free(channel);
      if (exchange != null) {
        exchange.answer.complete(whole);
      }
    }
  }
}
