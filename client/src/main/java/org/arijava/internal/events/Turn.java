/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.arijava.error.AriInterruptedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run, which the handlers of one call take one after another. Thread-safe.
 *
 * <p>Work that is added runs in order, one piece at a time, on a thread of the executor. A piece
 * that waits for an event passes the turn on, so that what comes meanwhile is handled, and gets it
 * back in the order of the event it waited for.
 *
 * <p>Each object has one, so that it is small, and one with the queue of its events.
 */
final class Turn extends WorkQueue {

  /*
   * A turn is held by at most one thread. The thread that holds it runs pieces of work from the
   * queues until there is none, then lets go; whoever adds work to a turn that nobody holds takes
   * it for a thread of the executor, which he starts.
   *
   * A handler runs on the stack of the thread that holds the turn. When it waits, that thread lets
   * go of the turn in the middle of a piece of work and blocks; another thread takes the turn up
   * and goes on: first with the handlers that the interrupted delivery has not called yet, then with
   * what newcomers have missed, then with the queue. The event that ends the wait leaves a
   * resumption, which comes before the rest of the queue. A thread that takes a resumption does not
   * go on itself: it hands the turn to the waiting thread and ends. When nobody holds the turn, the
   * waiting thread gets it at once from whoever ends the wait. It goes on inside the handler and,
   * when the handler returns, finds itself in the loop it was in before, holding the turn.
   *
   *    thread A   StasisStart: handler: play, await ----------------. resumed: goes on, returns, loop
   *    thread B                          DTMF: handler | Finished --'
   *
   * So at any time one thread runs user code of a turn; what it wrote is seen by the next, because
   * the turn changes hands under the lock, or by the latch of the wait.
   *
   * The lock is this object's monitor: it is held for a few instructions, never while calling out.
   */

  private static final Logger log = LoggerFactory.getLogger(Turn.class);

  private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

  private final Executor executor;

  @GuardedBy("this")
  private @Nullable WorkQueue late;

  @GuardedBy("this")
  private @Nullable WorkQueue resumptions;

  @GuardedBy("this")
  private @Nullable Work running;

  @GuardedBy("this")
  private @Nullable Work interrupted;

  @GuardedBy("this")
  private int waiting;

  @GuardedBy("this")
  private boolean held;

  @GuardedBy("this")
  private boolean addedMeanwhile;

  Turn(Executor executor) {
    this.executor = executor;
  }

  /** The turn that this thread holds, if it does. */
  static @Nullable Turn current() {
    return CURRENT.get();
  }

  /** The end of a wait: gives the turn to the thread that waited. */
  abstract static class Resumption extends Work {}

  /** Adds work behind all that waits; true when nobody held the turn, so that it is run at once. */
  boolean add(Work work) {
    Start start = prepare(work);
    return start != null && start.go();
  }

  /** The same, but that the one who calls this sees to the start, if there is one. */
  @Nullable Start prepare(Work work) {
    Work next;
    synchronized (this) {
      append(work);
      next = take();
    }
    return next == null ? null : new Start(next);
  }

  /** Takes out work that is not to be done any more, unless it has been begun. */
  synchronized void remove(Work work) {
    takeOut(work);
  }

  /** Adds the delivery of what was missed: it comes before the rest of the queue. */
  void addLate(Work work) {
    Work next;
    synchronized (this) {
      if (late == null) {
        late = new WorkQueue();
      }
      late.append(work);
      next = take();
    }
    start(next);
  }

  /** Gives the turn to a waiting thread as soon as the delivery under way is complete. */
  void resume(Resumption resumption) {
    Work next;
    synchronized (this) {
      if (resumptions == null) {
        resumptions = new WorkQueue();
      }
      resumptions.append(resumption);
      next = take();
    }
    start(next);
  }

  /** Whether something that was missed is still to be delivered. */
  synchronized boolean hasLate() {
    return late != null && !late.isEmpty();
  }

  /** Whether a thread holds it, or will, or waits inside of it. */
  synchronized boolean isBusy() {
    return held || waiting > 0;
  }

  /** Takes the turn when nobody holds it and there is work; gives the work to begin with. */
  @GuardedBy("this")
  private @Nullable Work take() {
    addedMeanwhile = held;
    if (held) {
      return null;
    }
    Work next = next();
    running = next;
    held = next != null;
    return next;
  }

  @GuardedBy("this")
  private @Nullable Work next() {
    Work next = interrupted;
    interrupted = null;
    if (next == null && late != null) {
      next = late.poll();
    }
    if (next == null && resumptions != null) {
      next = resumptions.poll();
    }
    return next == null ? poll() : next;
  }

  /** Begins with work for which the turn was taken; false when there is none, or nobody runs it. */
  private boolean start(@Nullable Work work) {
    return work != null && new Start(work).go();
  }

  /** What the executor is given; it shows whether it was run at all when that fails. */
  final class Start implements Runnable {

    private final Work work;
    private volatile boolean begun;

    private Start(Work work) {
      this.work = work;
    }

    /** Begins with the work; false when nobody runs it. */
    boolean go() {
      if (work instanceof Resumption) {
        work.run();
        return true;
      }
      try {
        executor.execute(this);
      } catch (RuntimeException | Error e) {
        if (!begun) {
          refused(work, e);
          return false;
        }
        log.error("A handler failed on the thread that brought its event", e);
      }
      return true;
    }

    @Override
    public void run() {
      begun = true;
      Turn.this.run();
    }
  }

  /**
   * Nobody runs the work: it waits for a thread whose wait is over, which needs no other to go on,
   * or until the executor takes work again, with the next event, which may have come by now.
   */
  private void refused(Work work, Throwable why) {
    log.error("The executor refuses handlers: what they wait for is held back", why);
    Work next;
    synchronized (this) {
      interrupted = work;
      next = resumptions == null ? null : resumptions.poll();
      if (next == null) {
        next = poll(Resumption.class);
      }
      running = next;
      held = next != null;
      if (!held && addedMeanwhile) {
        next = take();
      }
    }
    start(next);
  }

  /** Runs the work for which the turn was taken, and all behind it. */
  private void run() {
    Turn outer = CURRENT.get(); // an executor may run work on the thread that gives it
    CURRENT.set(this);
    boolean broken = true;
    try {
      Work work = running();
      while (work != null) {
        work.run();
        work = work instanceof Resumption ? null : following();
      }
      broken = false;
    } finally {
      CURRENT.set(outer); // not removed if none: a new entry for each run would be dearer
      if (broken) {
        pass(false); // an error ends this thread, not the turn
      }
    }
  }

  private synchronized @Nullable Work running() {
    return running;
  }

  private synchronized @Nullable Work following() {
    running = next();
    held = running != null;
    return running;
  }

  /** Passes the turn on, which this thread holds. */
  private void pass(boolean toComeBack) {
    Work next;
    synchronized (this) {
      if (running != null && running.hasMore()) {
        interrupted = running;
      }
      if (toComeBack) {
        waiting++;
      }
      held = false;
      next = take();
    }
    start(next);
  }

  private synchronized void backAgain() {
    waiting--;
  }

  /**
   * Waits until the wait is over, passing on the turn that this thread holds, if any.
   *
   * @throws AriInterruptedException when the thread is interrupted; it holds its turn again
   */
  static void await(Wait wait, Duration timeout) {
    Turn turn = wait.turn();
    if (turn != null) {
      turn.pass(true);
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
    } finally {
      if (turn != null) {
        turn.backAgain();
      }
    }
  }
}
