/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.time.Duration;

/** Opens connections to one server. Confined to the event loop. */
final class Dialer {

  /**
   * What becomes of a connection being opened; exactly one call, on the event loop. Only when
   * {@code connected} throws, {@code failed} follows.
   */
  interface Caller {

    /** TCP, and TLS if any, stand; nothing was read from the connection yet. */
    void connected(Channel channel);

    /** There is no connection, and {@code why} says so to people. */
    void failed(String why, Throwable cause);
  }

  private final EventLoop loop;
  private final Target target;
  private final Resolver resolver;
  private final Duration timeout;
  private final Bootstrap bootstrap;

  Dialer(EventLoop loop, Target target, Resolver resolver, Duration timeout) {
    this.loop = loop;
    this.target = target;
    this.resolver = resolver;
    this.timeout = timeout;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(DirectSocketChannel::new)
            .disableResolver()
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .handler(new Blank());
  }

  /** Starts to open a connection. */
  Dial dial(Caller caller) {
    Dial dial = new Dial(loop, target, bootstrap, timeout, caller);
    dial.start(resolver);
    return dial;
  }

  /** Stands in for the handlers that the caller adds; Netty insists on one. */
  private static final class Blank extends ChannelInboundHandlerAdapter {

    @Override
    public boolean isSharable() {
      return true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.pipeline().remove(this);
    }
  }
}
