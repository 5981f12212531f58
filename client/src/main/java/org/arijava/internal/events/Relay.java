/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Does work that may block on threads that cost little, but more than a piece of work: one thread
 * does several pieces, and no piece waits for another that blocks. Thread-safe.
 */
final class Relay implements Executor {

  /*
   * As long as work waits, a thread is coming that has not taken any yet; before it begins with what
   * it takes, it has the next one come for the rest. So with virtual threads there is one more than
   * processors have room for, which stays in the scheduler's queue until one of the others blocks or
   * ends: then it goes on in its place.
   */

  /**
   * So many turns a thread does at most, each until it has no more: then those go on whose waits
   * are over.
   */
  private static final int STAGE = 32;

  private final Executor threads;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean coming = new AtomicBoolean();

  /** A relay of threads, of which the executor gives a new one for whatever it is given. */
  Relay(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable work) {
    queue.add(work);
    try {
      seeToIt();
    } catch (RuntimeException | Error e) {
      boolean refused = queue.remove(work); // or a thread that was there has taken it
      seeToOthers(e);
      if (refused) {
        throw e;
      }
    }
  }

  /** Tries again for work that was given meanwhile, by those who saw a thread coming. */
  private void seeToOthers(Throwable failure) {
    try {
      seeToIt();
    } catch (RuntimeException | Error again) {
      if (again != failure) {
        failure.addSuppressed(again);
      }
    }
  }

  /** Sees to it that a thread comes for work that waits. */
  private void seeToIt() {
    if (queue.isEmpty() || !coming.compareAndSet(false, true)) {
      return;
    }
    boolean comes = false;
    try {
      threads.execute(this::run);
      comes = true;
    } finally {
      if (!comes) {
        coming.set(false);
      }
    }
  }

  private void run() {
    coming.set(false);
    Runnable work = queue.poll();
    try {
      seeToIt();
    } finally { // even where no other can come: this was taken
      work(work);
    }
  }

  private void work(@Nullable Runnable first) {
    Runnable work = first;
    try {
      for (int done = 1; work != null; done++) {
        work.run();
        Thread.interrupted(); // what a handler left behind is not for the next one
        work = done < STAGE ? queue.poll() : null;
      }
    } finally {
      seeToIt();
    }
  }
}
