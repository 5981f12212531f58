/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.arijava.simulator.internal.rest.Answer;
import org.arijava.simulator.internal.rest.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks HTTP: one request after the other, until one makes it a WebSocket.
 * Confined to its event loop.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
  private static final int MAX_BODY = 40_960;
  private static final int MAX_WAITING = 100;
  private static final int MAX_HEADERS = 100;
  private static final int MAX_HEADER_LINE = 4095;
  private static final long KEEP_ALIVE_SECONDS = 15;
  private static final long STALLED_SECONDS = 30;

  private final Server server;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Deque<Exchange> waiting = new ArrayDeque<>();
  private @Nullable HttpRequest head;
  private @Nullable ScheduledFuture<?> patience;
  private boolean busy;
  private boolean ended;
  private boolean serving;

  HttpConnection(Server server) {
    this.server = server;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    expect(context, KEEP_ALIVE_SECONDS, () -> context.close());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forgetPatience();
  }

  private void expect(ChannelHandlerContext context, long seconds, Runnable otherwise) {
    forgetPatience();
    patience = context.executor().schedule(otherwise, seconds, TimeUnit.SECONDS);
  }

  private void forgetPatience() {
    if (patience != null) {
      patience.cancel(false);
      patience = null;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (ended) {
        return;
      }
      if (message instanceof HttpRequest request) {
        begin(context, request);
      }
      if (message instanceof HttpContent content && head != null && !ended) {
        goOn(context, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    body.reset();
    head = request;
    expectRest(context);
    if (!isIdentityOrChunked(request)) {
      end(context, Answer.html(501, "Unsupported Transfer-Encoding."));
    } else if (request.decoderResult().isFailure()) {
      end(context, Answer.html(400, complaint(request.decoderResult().cause())));
    } else if (request.headers().entries().stream()
        .anyMatch(h -> h.getKey().length() + h.getValue().length() + 4 > MAX_HEADER_LINE)) {
      end(context, Answer.html(400, "Header line too long"));
    } else if (request.headers().size() > MAX_HEADERS) {
      end(context, Answer.html(413, "Too many headers"));
    }
  }

  private void expectRest(ChannelHandlerContext context) {
    expect(context, STALLED_SECONDS, () -> end(context, Answer.html(400, "Request timed out")));
  }

  private static String complaint(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return "Request line too long";
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return "Header line too long";
    }
    /* Netty says only in words that the length is none. */
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof NumberFormatException || text.contains("content-length")
        ? "Invalid Content-Length in request!"
        : "Invalid Request";
  }

  private static boolean isIdentityOrChunked(HttpRequest request) {
    String encoding = request.headers().get(HttpHeaderNames.TRANSFER_ENCODING);
    return encoding == null
        || encoding.equalsIgnoreCase("chunked")
        || encoding.equalsIgnoreCase("identity");
  }

  private void goOn(ChannelHandlerContext context, HttpContent content) {
    if (content.decoderResult().isFailure()) {
      end(context, Answer.error(400, "Error parsing request body"));
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(content.content());
    if (body.size() + bytes.length > MAX_BODY) {
      end(context, Answer.error(413, "Request body too large"));
      return;
    }
    body.writeBytes(bytes);
    HttpRequest request = head;
    if (content instanceof LastHttpContent && request != null) {
      head = null;
      forgetPatience();
      waiting.add(Exchange.of(request, body.toByteArray()));
      if (waiting.size() > MAX_WAITING) {
        context.channel().config().setAutoRead(false);
      }
      next(context);
    }
  }

  /* A loop, not a recursion: a client may send any number of requests that are answered at once. */
  private void next(ChannelHandlerContext context) {
    if (serving) {
      return;
    }
    serving = true;
    while (!busy && !ended && context.channel().isWritable() && !waiting.isEmpty()) {
      serve(context, waiting.remove());
    }
    serving = false;
    if (!ended && waiting.size() < MAX_WAITING) {
      context.channel().config().setAutoRead(true);
    }
  }

  private void serve(ChannelHandlerContext context, Exchange exchange) {
    busy = true;
    if (exchange.isEvents() && exchange.isUpgrade()) {
      Runnable upgrade = () -> context.executor().execute(() -> upgrade(context, exchange));
      server
          .world()
          .execute(
              () ->
                  server
                      .faults()
                      .shakeHands(
                          exchange.call(),
                          upgrade,
                          answer -> hand(context, exchange, answer),
                          context.channel()::close));
      return;
    }
    Users.User user = server.users().find(exchange.headers(), exchange.query(), exchange.form());
    if (!exchange.isAri()) {
      answer(
          context, exchange, Answer.html(404, "The requested URL was not found on this server."));
      return;
    }
    Outcome refusal = Exchange.refusal(user, exchange.method());
    if (refusal instanceof Answer answer) {
      answer(context, exchange, answer);
      return;
    }
    server
        .world()
        .execute(
            () ->
                server
                    .faults()
                    .route(
                        exchange.call(),
                        answer -> hand(context, exchange, answer),
                        context.channel()::close));
  }

  /* Nobody is answered who does not take the answers that he has: his next requests wait, and
  after a time he is left. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (ended) {
      return;
    }
    if (context.channel().isWritable()) {
      forgetPatience();
      if (head != null) {
        expectRest(context);
      }
      expectMore(context);
      next(context);
    } else {
      expect(context, STALLED_SECONDS, context::close);
    }
  }

  private void upgrade(ChannelHandlerContext context, Exchange exchange) {
    List<Answer> refused = new Handshake(server, exchange).open(context);
    if (refused.isEmpty()) {
      ended = true;
      forgetPatience();
      return;
    }
    refused.forEach(answer -> write(context.channel(), answer, exchange.keepAlive()));
    finish(context, exchange);
  }

  private void hand(ChannelHandlerContext context, Exchange exchange, Answer answer) {
    context.executor().execute(() -> answer(context, exchange, answer));
  }

  private void answer(ChannelHandlerContext context, Exchange exchange, Answer answer) {
    write(context.channel(), answer, exchange.keepAlive());
    finish(context, exchange);
  }

  private void finish(ChannelHandlerContext context, Exchange exchange) {
    busy = false;
    if (!exchange.keepAlive()) {
      ended = true;
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    } else {
      expectMore(context);
    }
    next(context);
  }

  private void expectMore(ChannelHandlerContext context) {
    if (!busy && waiting.isEmpty() && head == null && context.channel().isWritable()) {
      expect(context, KEEP_ALIVE_SECONDS, context::close);
    }
  }

  private void end(ChannelHandlerContext context, Answer answer) {
    ended = true;
    forgetPatience();
    write(context.channel(), answer, false);
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void write(Channel channel, Answer answer, boolean keepAlive) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            new HttpResponseStatus(answer.status(), answer.reason()),
            Unpooled.wrappedBuffer(answer.body()));
    var headers = response.headers();
    headers.set("Server", "Asterisk/" + server.world().release());
    headers.set(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    if (!keepAlive) {
      headers.set("Connection", "close");
    }
    headers.set("Cache-Control", "no-cache, no-store");
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      headers.set(header.getKey(), header.getValue());
    }
    if (!answer.contentType().isEmpty()) {
      headers.set("Content-type", answer.contentType());
    }
    headers.set("Content-Length", answer.body().length);
    channel.writeAndFlush(response);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
