/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriException;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer. Confined to the event loop. */
abstract sealed class Exchange permits WholeExchange, StreamedExchange {

  final Failures failures;
  private final AriRequest request;
  private final EventLoop loop;
  private final Pool pool;
  private final long deadline;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable HttpConnection connection;
  private boolean sent;
  private boolean retried;
  private boolean over;

  Exchange(AriRequest request, EventLoop loop, Pool pool, Failures failures) {
    this.request = request;
    this.loop = loop;
    this.pool = pool;
    this.failures = failures;
    this.deadline = System.nanoTime() + Deadlines.nanos(request.timeout());
  }

  /** The head of the answer arrived. */
  abstract void head(HttpResponse head, HttpConnection from);

  /** A part of the body arrived; it is only borrowed. */
  abstract void part(ByteBuf part);

  /** The answer is whole, and its connection free again. */
  abstract void succeeded();

  abstract void failed(AriException failure);

  /** Whether the connection shall read on; asked after each batch once it was paused. */
  boolean wantsMore() {
    return true;
  }

  final AriRequest request() {
    return request;
  }

  final String operation() {
    return request.operation();
  }

  final boolean sent() {
    return sent;
  }

  final void begin() {
    if (!over) {
      long left = Math.max(0, deadline - System.nanoTime());
      timer = loop.schedule(this::expire, left, TimeUnit.NANOSECONDS);
      pool.submit(this);
    }
  }

  final void sentOn(HttpConnection carrier) {
    connection = carrier;
    sent = true;
  }

  /** Whether the pool may send it once more, after a reused connection turned out to be dead. */
  final boolean mayRetry() {
    return !retried && request.method().equals("GET");
  }

  final void retry() {
    retried = true;
    connection = null;
    pool.retry(this);
  }

  final boolean needsFreshConnection() {
    return retried;
  }

  /** Gives up on behalf of the caller. */
  final void cancel() {
    fail(failures.cancelled(operation(), sent));
  }

  final void stopWatch() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  final void succeed() {
    if (finish()) {
      succeeded();
    }
  }

  /** Ends the exchange and gives up its connection, if it has one. */
  final void fail(AriException failure) {
    if (finish()) {
      if (connection == null) {
        pool.forget(this);
      } else {
        connection.abandon(this);
      }
      failed(failure);
    }
  }

  private void expire() {
    fail(failures.timeout(operation(), sent, request.timeout()));
  }

  private boolean finish() {
    if (over) {
      return false;
    }
    over = true;
    stopWatch();
    return true;
  }
}
