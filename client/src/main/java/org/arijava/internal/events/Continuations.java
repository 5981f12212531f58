/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the futures of one client complete: in a turn, or on the handler executor. Thread-safe.
 *
 * <p>A turn that a handler keeps for longer than the patience is not waited for any more: what was
 * to run in it runs without it, and a warning tells. So a handler that blocks on what only its own
 * turn can bring goes on in the end.
 */
public final class Continuations implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Continuations.class);

  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final Executor executor;
  private final Duration patience;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * Futures on an executor.
   *
   * @param patience how long a turn that is not free is waited for
   */
  Continuations(Executor executor, Duration patience) {
    this.executor = executor;
    this.patience = patience;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "ari-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** A future that completes in this thread's turn, or without any if it has none. */
  public <T extends @Nullable Object> AsyncResult<T> result() {
    return result(Turn.current());
  }

  /** A future that completes in the turn, or without any. */
  <T extends @Nullable Object> AsyncResult<T> result(@Nullable Turn home) {
    return new AsyncResult<>(this, home);
  }

  /** Runs a task in the turn as soon as that is free, or without any. */
  void run(@Nullable Turn home, Runnable task) {
    if (home == null) {
      execute(task);
      return;
    }
    Once once = new Once(task);
    if (!home.add(Work.of(once))) {
      once.overdue = schedule(() -> runWithout(once), patience);
      if (once.overdue == null) {
        execute(once);
      }
    }
  }

  private void runWithout(Once once) {
    if (!once.get()) {
      log.warn(
          "A handler has kept its turn for {} s while a future waited to complete in it; the future"
              + " completes without. Handlers must not block on what their own turn brings, except"
              + " by this library's own waits",
          patience.toMillis() / 1_000.0);
      execute(once);
    }
  }

  /** Runs a task without any turn. */
  public void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      ForkJoinPool.commonPool().execute(task); // the user's executor is shut down
    }
  }

  /** Runs a short task after a while; null when the client was closed before. */
  public @Nullable ScheduledFuture<?> schedule(Runnable task, Duration delay) {
    try {
      Duration wait = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
      return timer.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  /** Lets the timer end once what it has still to do is done. */
  @Override
  public void close() {
    timer.shutdown();
  }

  /** A task that is run once, by whoever comes first. */
  private static final class Once extends AtomicBoolean implements Runnable {

    private static final long serialVersionUID = 1L;

    private final transient Runnable task;
    private transient volatile @Nullable ScheduledFuture<?> overdue;

    Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (compareAndSet(false, true)) {
        ScheduledFuture<?> timer = overdue;
        if (timer != null) {
          timer.cancel(false);
        }
        task.run();
      }
    }
  }
}
