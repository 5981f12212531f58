/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The deliveries of one source that wait for their turn, oldest first, within a bound. Added to by
 * one thread at a time, as events are routed; they are taken out by any.
 */
final class Backlog {

  private static final int TIDY = 64;

  private final int bound;
  private final boolean drops;
  private final Runnable full;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * An empty backlog.
   *
   * @param drops whether the oldest is dropped when there are too many
   * @param full called for each that is one too many
   */
  Backlog(int bound, boolean drops, Runnable full) {
    this.bound = bound;
    this.drops = drops;
    this.full = full;
  }

  /** Adds a delivery, and does what is to be done when there are too many. */
  void add(Delivery delivery) {
    int waits = count.incrementAndGet();
    while (!waiting.isEmpty() && waiting.peekFirst().isTaken()) {
      waiting.removeFirst();
    }
    if (waiting.size() > 2 * waits + TIDY) { // those behind one that waits long are long gone
      waiting.removeIf(Delivery::isTaken);
    }
    waiting.addLast(delivery);
    if (!drops && waits > bound) {
      full.run();
    }
    while (drops && count.get() > bound) {
      Delivery oldest = waiting.pollFirst();
      if (oldest == null) {
        return;
      }
      if (oldest.take()) {
        count.decrementAndGet();
        oldest.dropped();
        full.run();
      }
    }
  }

  /** A delivery waits no more. */
  void taken() {
    count.decrementAndGet();
  }
}
