/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections to one server, and the exchanges that wait for one in the order of their
 * calls. Confined to the event loop, but for {@link #start}, which takes a connection that is idle
 * and uses it at once: handing a request to the loop costs more than all the rest of sending it.
 */
final class Pool {

  /** How often deadlines are looked after; those that are nearer when they begin have a timer. */
  private static final long WATCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EventLoop loop;
  private final Failures failures;
  private final Dialer dialer;
  private final int most;
  private final long longestIdle;
  private final WaitingLine waiting = new WaitingLine();
  private final boolean encrypted;
  private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>(); // each for who takes it
  private final AtomicInteger handedOver = new AtomicInteger();
  private final Set<HttpConnection> open = new HashSet<>();
  private final Set<Dial> dials = new HashSet<>();
  private int dialing;
  private @Nullable ScheduledFuture<?> sweep;
  private volatile boolean watching; // cleared before the last look, read after who sends is seen
  private boolean closed;

  Pool(
      EventLoop loop,
      boolean encrypted,
      Failures failures,
      Dialer dialer,
      int most,
      Duration longestIdle) {
    this.encrypted = encrypted;
    this.loop = loop;
    this.failures = failures;
    this.dialer = dialer;
    this.most = most;
    this.longestIdle = longestIdle.toNanos();
  }

  /**
   * Sends a small exchange on the caller's thread, if a connection is idle that is not encrypted;
   * else hands it to the event loop, as all that come after it until it has arrived there. Any
   * thread.
   *
   * @param begin what is to be done with it on the event loop
   * @throws java.util.concurrent.RejectedExecutionException if the loop has ended
   */
  void start(Exchange exchange, Runnable begin) {
    boolean atOnce =
        !encrypted
            && handedOver.get() == 0
            && exchange.isSmall()
            && exchange.isPatient(WATCH_NANOS)
            && !loop.inEventLoop(); // where who waits is refused, and nothing shall be sent
    HttpConnection connection = atOnce ? takeIdle() : null;
    if (connection != null) {
      connection.send(exchange);
      if (!watching) {
        loop.execute(this::watch);
      }
      return;
    }
    handedOver.incrementAndGet();
    loop.execute(
        () -> {
          try {
            begin.run();
          } finally {
            handedOver.decrementAndGet();
          }
        });
  }

  /** An idle connection that Asterisk has not closed either; null when there is none. */
  private @Nullable HttpConnection takeIdle() {
    HttpConnection latest = idle.pollFirst();
    if (latest != null && System.nanoTime() - latest.idleSince() >= longestIdle) {
      loop.execute(latest::close); // the event loop is late
      return null;
    }
    return latest;
  }

  void submit(Exchange exchange) {
    waiting.addLast(exchange);
    serve();
  }

  /** Sends an exchange once more, on a connection that no request used before. */
  void retry(Exchange exchange) {
    waiting.addFirst(exchange);
    for (HttpConnection old = idle.pollFirst(); old != null; old = idle.pollFirst()) {
      old.close();
    }
    serve();
  }

  void forget(Exchange exchange) {
    waiting.remove(exchange);
  }

  /** Takes a connection back whose answer is whole. */
  void release(HttpConnection connection) {
    Exchange next = waiting.peekFirst();
    if (closed || (next != null && next.needsFreshConnection())) {
      connection.close();
      return;
    }
    if (next != null) {
      waiting.pollFirst();
      connection.send(next);
      return;
    }
    connection.idleSince(System.nanoTime());
    idle.addFirst(connection);
    if (sweep == null) {
      sweep = loop.schedule(this::sweep, longestIdle, TimeUnit.NANOSECONDS);
    }
  }

  /** A connection no longer is fit for requests. */
  void withdraw(HttpConnection connection) {
    idle.remove(connection);
  }

  /** A connection is closed. */
  void gone(HttpConnection connection) {
    open.remove(connection);
    idle.remove(connection);
    serve();
  }

  void close() {
    closed = true;
    if (sweep != null) {
      sweep.cancel(false);
    }
    List.copyOf(dials).forEach(Dial::abandon);
    dials.clear();
    for (Exchange exchange : waiting.all()) {
      exchange.fail(failures.clientClosed(exchange.operation(), exchange.sent()));
    }
    for (HttpConnection connection : new ArrayList<>(open)) {
      connection.shut();
    }
  }

  private void serve() {
    Exchange next = waiting.peekFirst();
    if (closed) {
      while (next != null) {
        next.fail(failures.clientClosed(next.operation(), next.sent()));
        next = waiting.peekFirst();
      }
      return;
    }
    while (next != null && !next.needsFreshConnection()) {
      HttpConnection connection = idle.pollFirst();
      if (connection == null) {
        break;
      }
      waiting.pollFirst();
      connection.send(next);
      next = waiting.peekFirst();
    }
    while (dialing < waiting.size() && open.size() + dialing < most) {
      dialing++;
      new Dialling().start();
    }
  }

  /** Looks after the deadlines of what was sent without the event loop, while there is such. */
  private void watch() {
    if (!watching) {
      watching = true;
      look();
    }
  }

  private void look() {
    if (lookAfterDeadlines()) {
      loop.schedule(this::look, WATCH_NANOS, TimeUnit.NANOSECONDS);
      return;
    }
    watching = false;
    if (lookAfterDeadlines()) { // who sent in between took it for watched
      watch();
    }
  }

  /** Sees to those that are near; whether there are others. */
  private boolean lookAfterDeadlines() {
    boolean others = false;
    for (HttpConnection connection : open) {
      others |= connection.watch(2 * WATCH_NANOS);
    }
    return others;
  }

  private void sweep() {
    sweep = null;
    long now = System.nanoTime();
    HttpConnection oldest = idle.peekLast();
    while (oldest != null && now - oldest.idleSince() >= longestIdle) {
      if (idle.remove(oldest)) { // and nobody took it meanwhile
        oldest.close();
      }
      oldest = idle.peekLast();
    }
    if (oldest != null) {
      long left = longestIdle - (now - oldest.idleSince());
      sweep = loop.schedule(this::sweep, left, TimeUnit.NANOSECONDS);
    }
  }

  /** A connection being opened for whoever waits longest when it stands. */
  private final class Dialling implements Dialer.Caller {

    private @Nullable Dial dial;
    private boolean over;

    void start() {
      Dial started = dialer.dial(this);
      if (!over) {
        dial = started;
        dials.add(started);
      }
    }

    @Override
    public void connected(Channel channel) {
      finish();
      HttpConnection connection = new HttpConnection(channel, Pool.this, failures);
      open.add(connection);
      connection.install();
      Exchange next = waiting.pollFirst();
      if (next == null) {
        release(connection);
      } else {
        connection.send(next);
      }
    }

    @Override
    public void failed(String why, Throwable cause) {
      finish();
      Exchange next = waiting.pollFirst();
      if (next != null) {
        next.fail(failures.unreachable(next.operation(), next.sent(), why, cause));
      }
      loop.execute(Pool.this::serve);
    }

    private void finish() {
      if (over) {
        return;
      }
      over = true;
      dialing--;
      if (dial != null) {
        dials.remove(dial);
      }
    }
  }
}
