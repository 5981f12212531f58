/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/**
 * HTTP and WebSocket to one Asterisk, over Netty. Thread-safe: a small request is written to an
 * idle connection on its caller's thread; every other call only hands its work to the one event
 * loop, to which all other state of this package is confined.
 *
 * <p>Exchanges share at most {@link NetworkOptions#maxConnections()} connections, which are kept
 * alive and given up after ten idle seconds, before Asterisk does so. A stream of events has a
 * connection of its own.
 */
public final class NettyTransport implements Transport {

  /** Asterisk closes idle connections after fifteen seconds. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

  private static final long SHUTDOWN_SECONDS = 3;

  private final Target target;
  private final Duration pingInterval;
  private final Failures failures;
  private final EventLoop loop;
  private final Resolver resolver;
  private final Dialer dialer;
  private final Pool pool;
  private final Set<Closing> streams = new HashSet<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private NettyTransport(NetworkOptions options, Duration longestIdle) {
    target = Target.of(options);
    pingInterval = options.pingInterval();
    failures = new Failures(target);
    resolver = new Resolver("ari-lookup");
    ThreadFactory threads = task -> thread(task, target);
    loop = new SingleThreadIoEventLoop(null, threads, NioIoHandler.newFactory());
    dialer = new Dialer(loop, target, resolver, options.connectTimeout());
    pool =
        new Pool(
            loop, target.isEncrypted(), failures, dialer, options.maxConnections(), longestIdle);
  }

  /** A transport to the server that the options name; it connects when first used. */
  public static NettyTransport create(NetworkOptions options) {
    return create(options, LONGEST_IDLE);
  }

  static NettyTransport create(NetworkOptions options, Duration longestIdle) {
    if (options.maxConnections() < 1) {
      throw new IllegalArgumentException("maxConnections must be at least 1");
    }
    return new NettyTransport(options, longestIdle);
  }

  private static Thread thread(Runnable task, Target target) {
    Thread thread = new Thread(task, "ari-" + target);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    Reply<AriResponse> future = new Reply<>(loop, request);
    return start(
        request,
        future,
        encoded -> new WholeExchange(request, encoded, loop, pool, failures, future));
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    Reply<AriDownload> future = new Reply<>(loop, request);
    return start(
        request,
        future,
        encoded -> new StreamedExchange(request, encoded, loop, pool, failures, future));
  }

  private <T> CompletableFuture<T> start(
      AriRequest request, Reply<T> future, Function<ByteBuffer, Exchange> kind) {
    ByteBuffer encoded;
    try {
      encoded = target.encode(request);
    } catch (IllegalArgumentException e) {
      future.refuse(failures.invalid(request.operation()));
      return future;
    }
    Exchange exchange = kind.apply(encoded);
    future.onGivenUp(() -> hand(exchange::cancel));
    if (!unlessClosed(() -> pool.start(exchange, () -> begin(exchange, future)))) {
      future.refuse(failures.clientClosed(exchange.operation(), exchange.sent()));
    }
    return future;
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    Reply<EventSocket> future = new Reply<>(loop, EventOpening.OPERATION);
    EventOpening opening =
        new EventOpening(
            loop, target, failures, query, timeout, pingInterval, listener, future, streams);
    future.onGivenUp(() -> hand(opening::cancel));
    if (!hand(() -> begin(opening, future))) {
      future.refuse(failures.clientClosed(EventOpening.OPERATION, false));
    }
    return future;
  }

  private static void begin(Exchange exchange, Reply<?> future) {
    if (!future.isDone()) {
      exchange.begin();
    }
  }

  private void begin(EventOpening opening, Reply<?> future) {
    if (future.isDone()) {
      return;
    }
    if (closed.get()) {
      opening.shut();
    } else {
      opening.begin(dialer);
    }
  }

  /** Gives a task to the event loop; false when the transport is closed. */
  private boolean hand(Runnable task) {
    return unlessClosed(() -> loop.execute(task));
  }

  private boolean unlessClosed(Runnable start) {
    if (closed.get()) {
      return false;
    }
    try {
      start.run();
      return true;
    } catch (RejectedExecutionException e) {
      return false; // closed meanwhile
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loop.execute(this::shut);
      resolver.close();
      loop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }
    if (!loop.inEventLoop()) {
      loop.terminationFuture().awaitUninterruptibly(SHUTDOWN_SECONDS + 1, TimeUnit.SECONDS);
    }
  }

  private void shut() {
    pool.close();
    List.copyOf(streams).forEach(Closing::shut);
  }

  @Override
  public String toString() {
    return "NettyTransport[" + target + "]";
  }
}
