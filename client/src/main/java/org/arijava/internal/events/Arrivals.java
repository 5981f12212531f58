/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lets several threads hand things to one consumer, one at a time and each thread's in its order,
 * without any of them waiting for another: who comes while the consumer is busy leaves his thing to
 * the one who is there. Thread-safe.
 */
final class Arrivals<T> {

  private final Consumer<T> consumer;
  private final Queue<T> left = new ConcurrentLinkedQueue<>();
  private final AtomicInteger present = new AtomicInteger();

  Arrivals(Consumer<T> consumer) {
    this.consumer = consumer;
  }

  void add(T thing) {
    if (present.compareAndSet(0, 1)) {
      try {
        consumer.accept(thing);
      } finally {
        takeLeft();
      }
    } else {
      left.add(thing);
      if (present.getAndIncrement() == 0) {
        takeOne();
      }
    }
  }

  private void takeLeft() {
    boolean all = false;
    try {
      while (present.decrementAndGet() > 0) {
        consumer.accept(left.remove());
      }
      all = true;
    } finally {
      if (!all) { // an error over one thing loses that one only
        takeLeft();
      }
    }
  }

  private void takeOne() {
    try {
      consumer.accept(left.remove());
    } finally {
      takeLeft();
    }
  }
}
