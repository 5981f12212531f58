/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.arijava.spi.EventSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open stream of events. Confined to the event loop, but for {@link #close()}, which is
 * thread-safe.
 */
final class EventConnection extends ChannelInboundHandlerAdapter implements EventSocket, Closing {

  private static final Logger LOG = LoggerFactory.getLogger(EventConnection.class);
  private static final long PATIENCE_MILLIS = 1000;

  /** So many messages are handed on together at most: the first does not wait for more. */
  private static final int BATCH = 128;

  private final Channel channel;
  private final Target target;
  private final Listener listener;
  private final Set<Closing> registry;
  private final Liveness liveness;
  private final Runnable heard;
  private final Runnable received;
  private final List<byte[]> batch = new ArrayList<>();
  private boolean whole;
  private boolean closing;
  private boolean told;
  private boolean clean;
  private String reason;

  EventConnection(
      Channel channel,
      Target target,
      Duration pingInterval,
      Listener listener,
      Set<Closing> registry) {
    this.channel = channel;
    this.target = target;
    this.listener = listener;
    this.heard = listener::heard;
    this.received = () -> listener.received(List.copyOf(batch));
    this.registry = registry;
    this.reason = target + " closed the connection without a close frame";
    this.liveness = new Liveness(channel.eventLoop(), pingInterval, this::ping, this::lost);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    liveness.start();
  }

  private void ping() {
    channel.writeAndFlush(new PingWebSocketFrame());
  }

  private void lost() {
    end("nothing heard from Asterisk for " + Failures.seconds(liveness.longestSilence()), false);
    channel.close(); // nobody is there to be told
  }

  @Override
  public void close() {
    try {
      channel.eventLoop().execute(this::startClosing);
    } catch (RejectedExecutionException e) {
      LOG.debug("The stream from {} is closed already", target);
    }
  }

  @Override
  public void shut() {
    if (!closing) {
      end("closed by the client", true);
      channel
          .writeAndFlush(new CloseWebSocketFrame(1000, ""))
          .addListener(ChannelFutureListener.CLOSE);
    }
    channel.close();
  }

  private void startClosing() {
    if (closing || told) {
      return;
    }
    end("closed by the client", true);
    channel.writeAndFlush(new CloseWebSocketFrame(1000, ""));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    whole = true;
    if (message instanceof byte[] text) {
      readText(text);
      return;
    }
    try {
      if (message instanceof PingWebSocketFrame ping && !closing) {
        channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      } else if (message instanceof CloseWebSocketFrame close) {
        readClose(close);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    liveness.heard(); // even less than a whole frame
    handOn();
    if (whole) {
      whole = false;
      tell(heard);
    }
  }

  private void readText(byte[] text) {
    if (closing && !clean) {
      return; // given up
    }
    batch.add(text);
    if (batch.size() == BATCH) {
      handOn();
    }
  }

  private void handOn() {
    if (!batch.isEmpty()) {
      tell(received);
      batch.clear();
    }
  }

  private void readClose(CloseWebSocketFrame close) {
    if (closing) {
      channel.close();
      return;
    }
    int code = close.statusCode();
    String words = code < 0 ? "" : " (" + (code + " " + close.reasonText()).strip() + ")";
    end(target + " closed the stream" + words, true);
    closeWith(code);
  }

  private void closeWith(int code) {
    CloseWebSocketFrame answer =
        code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, "");
    channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  /** Decides how the stream ends; the connection follows soon, whatever the peer does. */
  private void end(String why, boolean cleanly) {
    liveness.stop();
    closing = true;
    reason = why;
    clean = cleanly;
    var patience =
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(done -> patience.cancel(false));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    liveness.stop();
    registry.remove(this);
    handOn();
    if (!told) {
      told = true;
      tell(() -> listener.closed(reason, clean));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
    if (!closing) {
      String what =
          thrown instanceof CorruptedWebSocketFrameException
              ? target + " broke the WebSocket protocol: " + thrown.getMessage()
              : "the connection to " + target + " was lost: " + thrown.getMessage();
      end(what, false);
      if (!(thrown instanceof CorruptedWebSocketFrameException)) {
        channel.close(); // else the decoder sends a close frame first
      }
    }
  }

  private void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      LOG.error("The listener of the stream from {} failed", target, e);
    }
  }
}
