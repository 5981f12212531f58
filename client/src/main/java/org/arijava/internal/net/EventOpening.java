/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.jspecify.annotations.Nullable;

/** A stream of events being opened: connection, upgrade, answer. Confined to the event loop. */
final class EventOpening extends ChannelInboundHandlerAdapter implements Dialer.Caller, Closing {

  static final String OPERATION = "GET /events";
  private static final int LONGEST_REFUSAL = 1 << 20;

  private final EventLoop loop;
  private final Target target;
  private final Failures failures;
  private final String query;
  private final Duration timeout;
  private final Duration pingInterval;
  private final EventSocket.Listener listener;
  private final Reply<EventSocket> future;
  private final Set<Closing> registry;
  private @Nullable AriHandshaker handshaker;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable Dial dial;
  private @Nullable Channel channel;
  private @Nullable Throwable cause;
  private boolean over;

  EventOpening(
      EventLoop loop,
      Target target,
      Failures failures,
      String query,
      Duration timeout,
      Duration pingInterval,
      EventSocket.Listener listener,
      Reply<EventSocket> future,
      Set<Closing> registry) {
    this.loop = loop;
    this.target = target;
    this.failures = failures;
    this.query = query;
    this.timeout = timeout;
    this.pingInterval = pingInterval;
    this.listener = listener;
    this.future = future;
    this.registry = registry;
  }

  void begin(Dialer dialer) {
    registry.add(this);
    timer = loop.schedule(this::expire, Deadlines.nanos(timeout), TimeUnit.NANOSECONDS);
    dial = dialer.dial(this);
    if (over) {
      dial.abandon();
    }
  }

  @Override
  public void shut() {
    fail(failures.clientClosed(OPERATION, channel != null));
  }

  /** Gives up, since the future is cancelled. */
  void cancel() {
    fail(failures.cancelled(OPERATION, channel != null));
  }

  @Override
  public void connected(Channel connected) {
    if (over) {
      connected.close();
      return;
    }
    channel = connected;
    try {
      handshaker = new AriHandshaker(target, query);
    } catch (IllegalArgumentException e) {
      fail(failures.invalid(OPERATION)); // not the cause: it quotes the query
      return;
    }
    HttpDecoderConfig config =
        new HttpDecoderConfig().setMaxInitialLineLength(64 << 10).setMaxHeaderSize(64 << 10);
    connected
        .pipeline()
        .addLast(new HttpClientCodec(config, false, false))
        .addLast(new HttpObjectAggregator(LONGEST_REFUSAL))
        .addLast(this);
    handshaker
        .handshake(connected)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                cause = done.cause();
                connected.close();
              }
            });
  }

  @Override
  public void failed(String why, Throwable thrown) {
    fail(failures.unreachable(OPERATION, false, why, thrown));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (!over && message instanceof FullHttpResponse response) {
        answered(context, response);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void answered(ChannelHandlerContext context, FullHttpResponse response) {
    if (!response.decoderResult().isSuccess()) {
      fail(failures.malformed(OPERATION, response.decoderResult().cause()));
    } else if (response.status().code() != 101) {
      byte[] body = ByteBufUtil.getBytes(response.content());
      int status = response.status().code();
      String type = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
      String words =
          ErrorText.of(new AriResponse(status, response.status().reasonPhrase(), type, body));
      fail(AriResponseException.of(OPERATION, status, words, new String(body, UTF_8)));
    } else {
      upgrade(context.channel(), response);
    }
  }

  private void upgrade(Channel upgraded, FullHttpResponse response) {
    if (handshaker == null) {
      return;
    }
    try {
      handshaker.finishHandshake(upgraded, response);
    } catch (WebSocketHandshakeException e) {
      fail(failures.badUpgrade(OPERATION, e));
      return;
    }
    finish();
    EventConnection connection =
        new EventConnection(upgraded, target, pingInterval, listener, registry);
    registry.add(connection);
    upgraded.pipeline().replace(this, null, connection);
    if (!future.deliver(connection)) {
      connection.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(failures.noAnswer(OPERATION, cause));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    cause = thrown;
    context.close();
  }

  private void expire() {
    fail(failures.timeout(OPERATION, channel != null, timeout));
  }

  private void fail(AriException failure) {
    if (over) {
      return;
    }
    finish();
    if (dial != null) {
      dial.abandon();
    }
    if (channel != null) {
      channel.close();
    }
    future.refuse(failure);
  }

  private void finish() {
    over = true;
    registry.remove(this);
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
