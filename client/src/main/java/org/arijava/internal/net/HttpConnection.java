/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One pooled connection: at most one exchange at a time. It is free again only after the batch of
 * bytes that ended an answer held nothing else, so that no stray byte answers the next request.
 *
 * <p>Confined to the event loop, but for {@link #send}: whoever took the connection out of the pool
 * sends on it. It may be closed meanwhile. Then either the event loop finds the exchange that was
 * set before the socket was written to, or the write fails, and the loop is told; or both.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

  private final Channel channel;
  private final Pool pool;
  private final Failures failures;
  private final @Nullable DirectSocketChannel socket; // null when what is sent is encrypted first
  // set before the socket is written to, and looked at after it is closed
  private volatile @Nullable Exchange current;
  private @Nullable Exchange whole;
  private @Nullable Throwable cause;
  private long idleSince;
  private boolean reused;
  private boolean sending;
  private boolean answering;
  private boolean interim;
  private boolean keepAlive;

  HttpConnection(Channel channel, Pool pool, Failures failures) {
    this.channel = channel;
    this.pool = pool;
    this.failures = failures;
    this.socket =
        channel instanceof DirectSocketChannel plain
                && channel.pipeline().get(SslHandler.class) == null
            ? plain
            : null;
  }

  void install() {
    HttpDecoderConfig config =
        new HttpDecoderConfig().setMaxInitialLineLength(64 << 10).setMaxHeaderSize(64 << 10);
    channel.pipeline().addLast(new FirstByte()).addLast(new Decoder(config)).addLast(this);
  }

  /**
   * Sends an exchange, for which this connection was taken out of the pool. On the event loop, or
   * on any thread where the exchange is small and what is sent is not encrypted: that writes to the
   * socket itself.
   */
  void send(Exchange exchange) {
    if (socket != null && exchange.isSmall()) {
      sendNow(socket, exchange);
      return;
    }
    begin(exchange);
    sending = true;
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(exchange.encoded().duplicate()))
        .addListener(
            done -> {
              sending = false;
              if (!done.isSuccess()) {
                lost(exchange, done.cause(), false);
              }
            });
  }

  private void sendNow(DirectSocketChannel to, Exchange exchange) {
    ByteBuffer bytes = exchange.encoded().duplicate();
    begin(exchange);
    try {
      to.writeNow(bytes);
      if (bytes.hasRemaining()) {
        tellLost(exchange, new IOException("the socket did not take the whole request"), false);
      }
    } catch (IOException | RuntimeException | Error e) {
      tellLost(exchange, e, true);
    }
  }

  private void begin(Exchange exchange) {
    exchange.sentOn(this);
    current = exchange;
  }

  private void tellLost(Exchange exchange, Throwable why, boolean untouched) {
    try {
      channel.eventLoop().execute(() -> lost(exchange, why, untouched));
    } catch (RejectedExecutionException closed) { // and nobody is left to be raced with
      exchange.fail(failures.clientClosed(exchange.operation(), !untouched));
    }
  }

  /** An exchange could not be sent; none of it, if it is untouched. */
  private void lost(Exchange exchange, Throwable why, boolean untouched) {
    cause = why;
    close();
    if (current != exchange) {
      return; // who closed the connection found it
    }
    if (untouched && exchange.maySendAgain()) {
      current = null;
      exchange.sendAgain();
    } else {
      unanswered(exchange);
    }
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

  /** Sees to the deadline of its exchange if that is near; whether it must be looked after on. */
  boolean watch(long ahead) {
    Exchange exchange = current;
    return exchange != null && exchange.watch(ahead);
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
    if (keepAlive && !sending && channel.isActive()) {
      reused = true;
      answering = false;
      keepAlive = false;
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
    pool.withdraw(this);
    Exchange exchange = current;
    if (exchange != null) {
      unanswered(exchange);
    }
    pool.gone(this);
  }

  private void unanswered(Exchange exchange) {
    current = null;
    if (answering) {
      exchange.fail(failures.halfAnswer(exchange.operation(), cause));
    } else if (reused && exchange.mayRepeat()) {
      exchange.sendAgain();
    } else {
      exchange.fail(failures.noAnswer(exchange.operation(), cause));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    cause = thrown;
    channel.close();
  }

  private static @Nullable Throwable causeOf(Object message) {
    return message instanceof HttpObject part ? part.decoderResult().cause() : null;
  }

  /** Knows that an answer to HEAD has no body, whatever its head says. */
  private final class Decoder extends HttpResponseDecoder {

    Decoder(HttpDecoderConfig config) {
      super(config);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage head) {
      Exchange exchange = current;
      return (exchange != null && exchange.request().method().equals("HEAD"))
          || super.isContentAlwaysEmpty(head);
    }
  }

  /** Notes that the answer has begun. */
  private final class FirstByte extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      answering |= current != null && message instanceof ByteBuf bytes && bytes.isReadable();
      context.fireChannelRead(message);
    }
  }
}
