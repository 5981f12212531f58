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
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
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
    expect(context, STALLED_SECONDS, () -> end(context, Answer.html(400, "Request timed out")));
    if (!isIdentityOrChunked(request)) {
      end(context, Answer.html(501, "Unknown Transfer-Encoding."));
    } else if (request.decoderResult().isFailure()) {
      end(context, Answer.html(400, "The request could not be read"));
    } else if (request.headers().entries().stream()
        .anyMatch(h -> h.getKey().length() + h.getValue().length() + 4 > MAX_HEADER_LINE)) {
      end(context, Answer.html(413));
    } else if (request.headers().size() > MAX_WAITING) {
      end(context, Answer.html(413, "Too many headers"));
    }
  }

  private static boolean isIdentityOrChunked(HttpRequest request) {
    String encoding = request.headers().get(HttpHeaderNames.TRANSFER_ENCODING);
    return encoding == null
        || encoding.equalsIgnoreCase("chunked")
        || encoding.equalsIgnoreCase("identity");
  }

  private void goOn(ChannelHandlerContext context, HttpContent content) {
    if (content.decoderResult().isFailure()) {
      end(context, Answer.html(400, "The body could not be read"));
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

  private void next(ChannelHandlerContext context) {
    Exchange exchange = busy || ended ? null : waiting.poll();
    if (exchange == null) {
      return;
    }
    context.channel().config().setAutoRead(true);
    busy = true;
    if (exchange.isEvents() && exchange.isUpgrade()) {
      upgrade(context, exchange);
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

  private void upgrade(ChannelHandlerContext context, Exchange exchange) {
    Answer refused = new Handshake(server, exchange).open(context);
    if (refused == null) {
      ended = true;
      forgetPatience();
      return;
    }
    write(context.channel(), refused);
    if (refused.status() != 401) {
      /* Asterisk answers a request for a WebSocket that it refuses twice. */
      write(context.channel(), Answer.empty(400));
    }
    finish(context, exchange);
  }

  private void hand(ChannelHandlerContext context, Exchange exchange, Answer answer) {
    context.executor().execute(() -> answer(context, exchange, answer));
  }

  private void answer(ChannelHandlerContext context, Exchange exchange, Answer answer) {
    write(context.channel(), answer);
    finish(context, exchange);
  }

  private void finish(ChannelHandlerContext context, Exchange exchange) {
    busy = false;
    if (!exchange.keepAlive()) {
      ended = true;
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    } else if (waiting.isEmpty() && head == null) {
      expect(context, KEEP_ALIVE_SECONDS, () -> context.close());
    }
    next(context);
  }

  private void end(ChannelHandlerContext context, Answer answer) {
    ended = true;
    forgetPatience();
    write(context.channel(), answer);
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void write(Channel channel, Answer answer) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            new HttpResponseStatus(answer.status(), answer.reason()),
            Unpooled.wrappedBuffer(answer.body()));
    var headers = response.headers();
    headers.set("Server", "Asterisk/" + server.world().release());
    headers.set(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
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
