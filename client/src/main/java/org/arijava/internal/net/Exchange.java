/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriException;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to its answer. Confined to the event loop once it is handed to that, or
 * set as the current one of a connection.
 */
abstract sealed class Exchange permits WholeExchange, StreamedExchange {

  final Failures failures;
  private final AriRequest request;
  private final ByteBuffer encoded;
  private final EventLoop loop;
  private final Pool pool;
  private final long deadline;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable HttpConnection connection;
  private boolean sent;
  private boolean retried;
  private boolean unwatched;
  private boolean over;

  Exchange(AriRequest request, ByteBuffer encoded, EventLoop loop, Pool pool, Failures failures) {
    this.request = request;
    this.encoded = encoded;
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

  /** The request as it is sent; to be read through a duplicate. */
  final ByteBuffer encoded() {
    return encoded;
  }

  /** Whether a socket takes it at once. */
  final boolean isSmall() {
    return encoded.remaining() <= DirectSocketChannel.MOST_AT_ONCE;
  }

  final String operation() {
    return request.operation();
  }

  final boolean sent() {
    return sent;
  }

  final void begin() {
    if (!over) {
      watch();
      pool.submit(this);
    }
  }

  /** Whether its deadline was at least so many nanoseconds ahead when it was called. */
  final boolean isPatient(long nanos) {
    return Deadlines.nanos(request.timeout()) >= nanos;
  }

  /** Sees to its deadline. */
  private void watch() {
    watch(Long.MAX_VALUE);
  }

  /**
   * Sees to its deadline if that is less than so many nanoseconds ahead; whether it is not, and
   * still matters.
   */
  final boolean watch(long ahead) {
    long left = deadline - System.nanoTime();
    if (timer != null || unwatched) {
      return false;
    }
    if (left >= ahead) {
      return true;
    }
    timer = loop.schedule(this::expire, Math.max(0, left), TimeUnit.NANOSECONDS);
    return false;
  }

  final void sentOn(HttpConnection carrier) {
    connection = carrier;
    sent = true;
  }

  /** Whether the pool may send it once more, if Asterisk cannot have seen it. */
  final boolean maySendAgain() {
    return !retried;
  }

  /** Whether the pool may send it once more, though Asterisk may have seen it. */
  final boolean mayRepeat() {
    return !retried && request.method().equals("GET");
  }

  final void sendAgain() {
    retried = true;
    connection = null;
    watch();
    pool.retry(this);
  }

  final boolean needsFreshConnection() {
    return retried;
  }

  /** Gives up on behalf of the caller. */
  final void cancel() {
    fail(failures.cancelled(operation(), sent));
  }

  /** Its deadline no longer matters. */
  final void stopWatch() {
    unwatched = true;
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
