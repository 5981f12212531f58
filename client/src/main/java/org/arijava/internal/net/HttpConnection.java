/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One pooled connection: at most one exchange at a time. It is free again only after the batch of
 * bytes that ended an answer held nothing else, so that no stray byte answers the next request.
 * Confined to the event loop.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

  private final Channel channel;
  private final Pool pool;
  private final Target target;
  private final Failures failures;
  private @Nullable Exchange current;
  private @Nullable Exchange whole;
  private @Nullable Throwable cause;
  private long idleSince;
  private boolean used;
  private boolean reused;
  private boolean answering;
  private boolean interim;
  private boolean keepAlive;

  HttpConnection(Channel channel, Pool pool, Target target, Failures failures) {
    this.channel = channel;
    this.pool = pool;
    this.target = target;
    this.failures = failures;
  }

  void install() {
    HttpDecoderConfig config =
        new HttpDecoderConfig().setMaxInitialLineLength(64 << 10).setMaxHeaderSize(64 << 10);
    channel
        .pipeline()
        .addLast(new FirstByte())
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(this);
  }

  void send(Exchange exchange) {
    FullHttpRequest encoded;
    try {
      encoded = target.encode(exchange.request());
    } catch (RuntimeException e) {
      exchange.fail(failures.invalid(exchange.operation()));
      pool.release(this);
      return;
    }
    current = exchange;
    reused = used;
    used = true;
    answering = false;
    keepAlive = false;
    exchange.sentOn(this);
    channel
        .writeAndFlush(encoded)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                cause = done.cause();
                channel.close();
              }
            });
  }

  /** Gives up the answer to an exchange, and with it the connection. */
  void abandon(Exchange exchange) {
    if (current == exchange) {
      current = null;
      close();
    }
  }

  /** Ends the connection because the client ends. */
  void shut() {
    Exchange exchange = current;
    if (exchange != null) {
      exchange.fail(failures.clientClosed(exchange.operation(), true));
    }
    close();
  }

  void close() {
    pool.withdraw(this);
    channel.close();
  }

  /** Reads only on demand from now on, until the answer is whole. */
  void pause() {
    channel.config().setAutoRead(false);
  }

  void resume(Exchange exchange) {
    if (current == exchange && exchange.wantsMore()) {
      channel.read();
    }
  }

  void idleSince(long nanos) {
    idleSince = nanos;
  }

  long idleSince() {
    return idleSince;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      Exchange exchange = current;
      if (exchange == null) {
        keepAlive = false; // nobody asked: whatever this answers, it must not answer the next one
        close();
      } else if (message instanceof HttpObject part && part.decoderResult().isSuccess()) {
        read(exchange, part);
      } else {
        exchange.fail(failures.malformed(exchange.operation(), causeOf(message)));
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(Exchange exchange, HttpObject part) {
    if (part instanceof HttpResponse head) {
      int status = head.status().code();
      interim = status < 200 && status != 101;
      if (status == 101) {
        exchange.fail(failures.malformed(exchange.operation(), null));
      } else if (!interim) {
        keepAlive = HttpUtil.isKeepAlive(head);
        exchange.head(head, this);
      }
    }
    if (part instanceof HttpContent content && !interim && current == exchange) {
      exchange.part(content.content());
    }
    if (part instanceof LastHttpContent && !interim && current == exchange) {
      current = null;
      whole = exchange;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    settle();
    Exchange exchange = current;
    if (exchange != null && !channel.config().isAutoRead() && exchange.wantsMore()) {
      channel.read();
    }
  }

  private void settle() {
    Exchange exchange = whole;
    if (exchange == null) {
      return;
    }
    whole = null;
    channel.config().setAutoRead(true);
    if (keepAlive && channel.isActive()) {
      pool.release(this);
    } else {
      close();
    }
    exchange.succeed();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    keepAlive = false;
    settle();
    Exchange exchange = current;
    current = null;
    pool.withdraw(this);
    if (exchange != null) {
      if (answering) {
        exchange.fail(failures.halfAnswer(exchange.operation(), cause));
      } else if (reused && exchange.mayRetry()) {
        exchange.retry();
      } else {
        exchange.fail(failures.noAnswer(exchange.operation(), cause));
      }
    }
    pool.gone(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    cause = thrown;
    channel.close();
  }

  private static @Nullable Throwable causeOf(Object message) {
    return message instanceof HttpObject part ? part.decoderResult().cause() : null;
  }

  /** Notes that the answer has begun. */
  private final class FirstByte extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      answering |= message instanceof ByteBuf bytes && bytes.isReadable();
      context.fireChannelRead(message);
    }
  }
}
