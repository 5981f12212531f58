/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** What handlers do with an event: they use three of its fields. Thread-safe. */
final class Sink {

  private static final int CHANNELS = 100_000;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final long PAUSE_NANOS = 200_000L;
  private static final int NAME_DIGITS = 7;

  private final boolean order;
  private final LongAdder count = new LongAdder();
  private final LongAdder used = new LongAdder();
  private final LongAdder disorder = new LongAdder();
  private final AtomicIntegerArray latest;
  private volatile CountDownLatch ended = new CountDownLatch(1);

  /**
   * A sink.
   *
   * @param order whether the order of events is checked; the third field is the channel's name then
   */
  Sink(boolean order) {
    this.order = order;
    this.latest = new AtomicIntegerArray(order ? CHANNELS : 0);
    reset();
  }

  boolean checksOrder() {
    return order;
  }

  /** An event is being handled. */
  void event(String type, String channel, Object third) {
    used.add(type.length() + channel.length() + third.hashCode());
    if (order) {
      check(channel, (String) third);
    }
    count.increment();
  }

  private void check(String channel, String name) {
    int number = Ids.number(channel);
    int serial = Integer.parseInt(name, name.length() - NAME_DIGITS, name.length(), 10);
    if (latest.getAndSet(number, serial) >= serial) {
      disorder.increment();
    }
  }

  /** The last event was handled, though others may still be. */
  void end() {
    ended.countDown();
  }

  /** Forgets what was counted. */
  void reset() {
    count.reset();
    disorder.reset();
    for (int i = 0; i < latest.length(); i++) {
      latest.set(i, -1);
    }
    ended = new CountDownLatch(1);
  }

  /**
   * Waits for the end and for so many events, or until nothing more comes; returns how many came.
   */
  long await(long expected) throws InterruptedException {
    ended.await();
    long last = count.sum();
    long since = System.nanoTime();
    while (last < expected && System.nanoTime() - since < PATIENCE_NANOS) {
      LockSupport.parkNanos(PAUSE_NANOS);
      long now = count.sum();
      if (now != last) {
        last = now;
        since = System.nanoTime();
      }
    }
    return last;
  }

  long disorder() {
    return disorder.sum();
  }
}
