/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP connections to one server, and the exchanges that wait for one in the order of their
 * calls. Confined to the event loop.
 */
final class Pool {

  private final EventLoop loop;
  private final Target target;
  private final Failures failures;
  private final Dialer dialer;
  private final int most;
  private final long longestIdle;
  private final WaitingLine waiting = new WaitingLine();
  private final Deque<HttpConnection> idle = new ArrayDeque<>();
  private final Set<HttpConnection> open = new HashSet<>();
  private final Set<Dial> dials = new HashSet<>();
  private int dialing;
  private @Nullable ScheduledFuture<?> sweep;
  private boolean closed;

  Pool(
      EventLoop loop,
      Target target,
      Failures failures,
      Dialer dialer,
      int most,
      Duration longestIdle) {
    this.loop = loop;
    this.target = target;
    this.failures = failures;
    this.dialer = dialer;
    this.most = most;
    this.longestIdle = longestIdle.toNanos();
  }

  void submit(Exchange exchange) {
    if (!closed && waiting.isEmpty() && !idle.isEmpty()) {
      idle.removeFirst().send(exchange);
    } else {
      waiting.addLast(exchange);
      serve();
    }
  }

  /** Sends an exchange once more, on a connection that no request used before. */
  void retry(Exchange exchange) {
    waiting.addFirst(exchange);
    List.copyOf(idle).forEach(HttpConnection::close);
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
    connection.idleSince(System.nanoTime());
    idle.addFirst(connection);
    serve();
    if (sweep == null && !idle.isEmpty()) {
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
    while (next != null && !next.needsFreshConnection() && !idle.isEmpty()) {
      waiting.pollFirst();
      idle.removeFirst().send(next);
      next = waiting.peekFirst();
    }
    while (dialing < waiting.size() && open.size() + dialing < most) {
      dialing++;
      new Dialling().start();
    }
  }

  private void sweep() {
    sweep = null;
    long now = System.nanoTime();
    HttpConnection oldest = idle.peekLast();
    while (oldest != null && now - oldest.idleSince() >= longestIdle) {
      oldest.close();
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
      HttpConnection connection = new HttpConnection(channel, Pool.this, target, failures);
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
