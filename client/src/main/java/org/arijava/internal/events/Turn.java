/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.arijava.error.AriInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * The right to run, which the handlers of one call take one after another. Thread-safe.
 *
 * <p>Work that is added runs in order, one piece at a time, on a thread of the executor. A piece
 * that waits for an event passes the turn on, so that what comes meanwhile is handled, and gets it
 * back in the order of the event it waited for.
 */
final class Turn {

  /*
   * A turn is held by at most one thread. The thread that holds it runs pieces of work from the
   * queue until there is none, then lets go; whoever adds work to a turn that nobody holds starts a
   * thread.
   *
   * A handler runs on the stack of the thread that holds the turn. When it waits, that thread lets
   * go of the turn in the middle of a piece of work and blocks; another thread takes the turn up
   * and goes on with the queue, beginning with the handlers that the interrupted delivery has not
   * called yet. The event that ends the wait leaves a resumption, which comes before the rest of the
   * queue. A thread that takes a resumption does not go on itself: it hands the turn to the waiting
   * thread and ends. The waiting thread goes on inside the handler and, when the handler returns,
   * finds itself in the loop it was in before, holding the turn.
   *
   *    thread A   StasisStart: handler: play, await ----------------. resumed: goes on, returns, loop
   *    thread B                          DTMF: handler | Finished --'
   *
   * So at any time one thread runs user code of a turn; what it wrote is seen by the next, because
   * the turn changes hands under the lock.
   */

  private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final Deque<Runnable> late = new ArrayDeque<>(0);
  private final Deque<Resumption> resumptions = new ArrayDeque<>(1);
  private @Nullable Runnable running;
  private @Nullable Runnable interrupted;
  private boolean held;

  Turn(Executor executor) {
    this.executor = executor;
  }

  /** The turn that this thread holds, if it does. */
  static @Nullable Turn current() {
    return CURRENT.get();
  }

  /** Work that is not always finished when it was interrupted by a wait. */
  interface Interruptible extends Runnable {
    boolean hasMore();
  }

  /** The end of a wait: gives the turn to the thread that waited. */
  interface Resumption extends Runnable {}

  /** Adds work behind all that waits; true when the turn was free, so that it begins at once. */
  boolean add(Runnable work) {
    lock.lock();
    try {
      boolean free = !held;
      queue.addLast(work);
      startIfFree();
      return free;
    } finally {
      lock.unlock();
    }
  }

  /** Adds the delivery of what was missed: it comes before the rest of the queue. */
  void addLate(Runnable work) {
    lock.lock();
    try {
      late.addLast(work);
      startIfFree();
    } finally {
      lock.unlock();
    }
  }

  /** Gives the turn to a waiting thread as soon as the delivery under way is complete. */
  void resume(Resumption resumption) {
    lock.lock();
    try {
      resumptions.addLast(resumption);
      startIfFree();
    } finally {
      lock.unlock();
    }
  }

  /** Whether something that was missed is still to be delivered. */
  boolean hasLate() {
    lock.lock();
    try {
      return !late.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void startIfFree() {
    boolean idle =
        interrupted == null && late.isEmpty() && resumptions.isEmpty() && queue.isEmpty();
    if (!held && !idle) {
      held = true;
      executor.execute(this::work);
    }
  }

  private void work() {
    CURRENT.set(this);
    boolean broken = true;
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
        if (next instanceof Resumption) {
          break; // the turn is the other thread's now
        }
      }
      broken = false;
    } finally {
      CURRENT.remove();
      if (broken) {
        pass(); // an error ends this thread, not the turn
      }
    }
  }

  private @Nullable Runnable next() {
    lock.lock();
    try {
      if (interrupted != null) {
        running = interrupted;
        interrupted = null;
      } else if (!late.isEmpty()) {
        running = late.pollFirst();
      } else if (!resumptions.isEmpty()) {
        running = resumptions.pollFirst();
      } else {
        running = queue.pollFirst();
      }
      if (running == null) {
        held = false;
      }
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** Passes the turn on while this thread, which holds it, waits. */
  private void pass() {
    lock.lock();
    try {
      if (running instanceof Interruptible work && work.hasMore()) {
        interrupted = work;
      }
      held = false;
      startIfFree();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the wait is over, passing on the turn that this thread holds, if any.
   *
   * @throws AriInterruptedException when the thread is interrupted; it holds its turn again
   */
  static void await(Wait wait, Duration timeout) {
    Turn turn = wait.turn();
    if (turn != null) {
      turn.pass();
    }
    try {
      if (!wait.await(timeout)) {
        wait.expire();
        wait.awaitUninterruptibly();
      }
    } catch (InterruptedException e) {
      wait.expire();
      wait.awaitUninterruptibly();
      Thread.currentThread().interrupt();
      throw new AriInterruptedException("interrupted while waiting for an event", e);
    }
  }
}
