/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits for something to happen, and for its turn after that. Thread-safe; used
 * once.
 */
final class Wait {

  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch granted = new CountDownLatch(1);
  private final @Nullable Turn turn = Turn.current();

  /** The turn that the waiting thread, which made this, passes on meanwhile. */
  @Nullable Turn turn() {
    return turn;
  }

  /**
   * Ends the wait: the thread goes on as soon as it has its turn, next in it when this is called
   * from within the same turn. False when it was over already.
   */
  boolean end() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    Turn owner = turn;
    if (owner == null) {
      granted.countDown();
    } else if (owner == Turn.current()) {
      owner.resume(resumption());
    } else {
      owner.add(resumption());
    }
    return true;
  }

  /** Ends the wait for want of anything; behind all that waits for the turn. */
  void expire() {
    if (over.compareAndSet(false, true)) {
      Turn owner = turn;
      if (owner == null) {
        granted.countDown();
      } else {
        owner.add(resumption());
      }
    }
  }

  private Turn.Resumption resumption() {
    return new Turn.Resumption() {
      @Override
      void run() {
        granted.countDown();
      }
    };
  }

  boolean await(Duration timeout) throws InterruptedException {
    HandlerPool.blocks(true);
    try {
      return granted.await(saturatedNanos(timeout), TimeUnit.NANOSECONDS);
    } finally {
      HandlerPool.blocks(false);
    }
  }

  private static long saturatedNanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  void awaitUninterruptibly() {
    boolean interrupted = false;
    HandlerPool.blocks(true);
    while (true) {
      try {
        granted.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    HandlerPool.blocks(false);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
