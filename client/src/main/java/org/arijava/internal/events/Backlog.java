/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deliveries that wait for their turn, oldest first, within a bound. Thread-safe. */
final class Backlog {

  private final int bound;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private final Consumer<Delivery> drop;

  Backlog(int bound, Consumer<Delivery> drop) {
    this.bound = bound;
    this.drop = drop;
  }

  /** Adds a delivery; the oldest that waits is dropped when there are too many. */
  void add(Delivery delivery) {
    Delivery oldest = null;
    synchronized (this) {
      while (!waiting.isEmpty() && waiting.getFirst().isTaken()) {
        waiting.removeFirst();
      }
      waiting.addLast(delivery);
      if (waiting.size() > bound) {
        waiting.removeIf(Delivery::isTaken);
        if (waiting.size() > bound) {
          oldest = waiting.removeFirst();
        }
      }
    }
    if (oldest != null && oldest.take()) {
      drop.accept(oldest);
    }
  }

  synchronized @Nullable Delivery oldest() {
    return waiting.peekFirst();
  }

  /** Drops all without a word. */
  synchronized void clear() {
    waiting.forEach(Delivery::take);
    waiting.clear();
  }
}
