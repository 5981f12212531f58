/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection being opened: name, TCP (each address in turn), TLS. Confined to the event loop.
 */
final class Dial {

  private final EventLoop loop;
  private final Target target;
  private final Bootstrap bootstrap;
  private final Duration timeout;
  private final Dialer.Caller caller;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable Channel channel;
  private boolean over;

  Dial(EventLoop loop, Target target, Bootstrap bootstrap, Duration timeout, Dialer.Caller caller) {
    this.loop = loop;
    this.target = target;
    this.bootstrap = bootstrap;
    this.timeout = timeout;
    this.caller = caller;
  }

  void start(Resolver resolver) {
    timer = loop.schedule(this::expire, Deadlines.nanos(timeout), TimeUnit.NANOSECONDS);
    try {
      resolver
          .resolve(target.host())
          .whenComplete((addresses, failure) -> onLoop(() -> resolved(addresses, failure)));
    } catch (RejectedExecutionException e) {
      fail("the client is closed", e);
    }
  }

  /** Stops without telling the caller. */
  void abandon() {
    if (finish() && channel != null) {
      channel.close();
    }
  }

  private void onLoop(Runnable task) {
    if (loop.inEventLoop()) {
      guarded(task);
      return;
    }
    try {
      loop.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      over = true; // the loop has ended, and with it all who wait
    }
  }

  /** Runs a step; whatever it throws ends the attempt at once, for nobody else would tell. */
  private void guarded(Runnable step) {
    boolean abandoned = over;
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      if (channel != null) {
        channel.close();
      }
      if (abandoned) {
        return;
      }
      over = true;
      stopTimer();
      caller.failed("cannot be used: " + reason(e), e);
    }
  }

  private void resolved(@Nullable List<InetAddress> addresses, @Nullable Throwable failure) {
    if (addresses == null) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      fail("unknown host", cause == null ? new UnknownHostException(target.host()) : cause);
    } else {
      tryNext(addresses.iterator());
    }
  }

  private void tryNext(Iterator<InetAddress> addresses) {
    if (over) {
      return;
    }
    ChannelFuture attempt =
        bootstrap.connect(new InetSocketAddress(addresses.next(), target.port()));
    channel = attempt.channel();
    attempt.addListener(
        done ->
            guarded(
                () -> {
                  if (done.isSuccess()) {
                    secure(attempt.channel());
                  } else if (addresses.hasNext()) {
                    tryNext(addresses);
                  } else {
                    fail(reason(done.cause()), done.cause());
                  }
                }));
  }

  private void secure(Channel connected) {
    if (over) {
      connected.close();
      return;
    }
    SslHandler tls;
    try {
      tls = target.tls();
    } catch (IllegalArgumentException e) {
      connected.close();
      fail("the host's name cannot be used with TLS", e);
      return;
    }
    if (tls == null) {
      succeed(connected);
      return;
    }
    tls.handshakeFuture()
        .addListener(
            done ->
                guarded(
                    () -> {
                      if (done.isSuccess()) {
                        succeed(connected);
                      } else {
                        connected.close();
                        fail("TLS failed: " + reason(done.cause()), done.cause());
                      }
                    }));
    connected.pipeline().addLast(tls, new QuietTail());
  }

  private void expire() {
    Channel pending = channel;
    fail("no connection within " + Failures.seconds(timeout), new TimeoutException());
    if (pending != null) {
      pending.close();
    }
  }

  private void succeed(Channel connected) {
    if (finish()) {
      if (connected.pipeline().get(QuietTail.class) != null) {
        connected.pipeline().remove(QuietTail.class);
      }
      caller.connected(connected);
    } else {
      connected.close();
    }
  }

  private void fail(String why, Throwable cause) {
    if (finish()) {
      caller.failed(why, cause);
    }
  }

  private boolean finish() {
    if (over) {
      return false;
    }
    over = true;
    stopTimer();
    return true;
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private static String reason(Throwable cause) {
    if (cause instanceof java.net.ConnectException) {
      return "connection refused";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
