/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What handlers do with an event: they use three of its fields. Thread-safe. */
final class Sink {

  private static final int CHANNELS = 100_000;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int NAME_DIGITS = 7;

  private final boolean order;
  private final LongAdder count = new LongAdder();
  private final LongAdder used = new LongAdder();
  private final LongAdder disorder = new LongAdder();
  private final AtomicIntegerArray latest;
  private volatile boolean ended;

  /**
   * A sink.
   *
   * @param order whether the order of events is checked; the third field is the channel's name then
   */
  Sink(boolean order) {
    this.order = order;
    this.latest = new AtomicIntegerArray(order ? CHANNELS : 0);
    for (int i = 0; i < latest.length(); i++) {
      latest.set(i, -1);
    }
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

  /** The last event was handled. */
  void end() {
    ended = true;
  }

  /** Forgets what was counted. */
  void reset() {
    count.reset();
    disorder.reset();
    ended = false;
  }

  /**
   * Waits for so many events, or for the end if nothing is counted, or until nothing more comes;
   * returns how many came.
   */
  long await(long expected) throws InterruptedException {
    long last = -1;
    long since = System.nanoTime();
    while (true) {
      long now = count.sum();
      if (ended && now >= expected) {
        return now;
      }
      if (now != last || !ended) {
        last = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE_NANOS) {
        return now;
      }
      Thread.sleep(5);
    }
  }

  long disorder() {
    return disorder.sum();
  }

  /** Keeps the fields' use from being optimised away. */
  long used() {
    return used.sum();
  }
}
