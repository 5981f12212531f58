/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.arijava.simulator.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that all state of a simulated Asterisk belongs to, and its clock. What says so is
 * for other threads; the rest is confined to the thread itself.
 */
final class WorldThread implements AutoCloseable {
  /* One thread instead of locks: what happens has one order, and that is the order in which it is
  sent. Whoever has something to do puts it into the inbox. A task may put follow-ups into "soon":
  they run before the next thing of the inbox, after the task's own answer went to the network.
  Timers are sorted by when they are due, then by age. A timer is "awaited" when somebody waits
  for it (the end of a prompt, the next digit), and not when it only limits or pretends (the
  timeout of a dial, a Wait in the dialplan): time leaps to what is awaited only.

  What an application does about an event is not to be seen from here before its next request
  arrives: no account of requests and events in flight tells one that thinks from one that is
  content. So "settled" is a time without either, and holds for whoever thinks for less than that;
  the steps of a call wait for something definite instead. */

  private static final Logger LOG = LoggerFactory.getLogger(WorldThread.class);
  private static final long QUIET_NANOS = Duration.ofMillis(10).toNanos();

  private final Time time;
  private final Thread thread;
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Deque<Runnable> soon = new ArrayDeque<>();
  private @Nullable Object cause;
  private final TreeSet<Timer> timers = new TreeSet<>(Timer.ORDER);
  private final long startNanos = System.nanoTime();
  private final Instant start = Instant.now();
  private Instant virtual = start;
  private long sequence;
  private int awaited;
  private volatile long lastActivity = System.nanoTime();
  private volatile boolean closed;

  WorldThread(Time time) {
    this.time = time;
    thread = new Thread(this::run, "ari-simulator");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs a task on the thread, if that still runs. For other threads. */
  void execute(Runnable task) {
    lastActivity = System.nanoTime();
    inbox.add(task);
  }

  /**
   * Runs a task on the thread and returns its result. For other threads.
   *
   * @throws IllegalStateException if the thread ended, or this one was interrupted
   */
  <T> T call(Supplier<T> task) {
    if (Thread.currentThread() == thread) {
      return task.get();
    }
    var result = new CompletableFuture<T>();
    inbox.add(() -> complete(result, task));
    while (true) {
      try {
        return result.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!thread.isAlive()) {
          throw new IllegalStateException("The simulator is closed", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for the simulator", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
    try {
      result.complete(task.get());
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /** Lets time pass in steps, and after each gives others the time to react. For other threads. */
  void advance(Duration duration) {
    awaitQuiet();
    Instant target = call(() -> virtual.plus(duration));
    while (call(() -> step(target))) {
      awaitQuiet();
    }
  }

  /** Runs what is due next, at the latest at the target. For other threads, while time is held. */
  boolean stepTo(Instant target) {
    boolean more = call(() -> step(target));
    if (more) {
      awaitQuiet();
    }
    return more;
  }

  /** Waits until nothing was asked or sent for a moment. For other threads. */
  void awaitQuiet() {
    long idle = System.nanoTime() - lastActivity;
    while (idle < QUIET_NANOS && !closed) {
      LockSupport.parkNanos(QUIET_NANOS - idle);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted while waiting for the simulator");
      }
      idle = System.nanoTime() - lastActivity;
    }
  }

  /** Nanoseconds since something was asked or sent. For other threads. */
  long idleNanos() {
    return System.nanoTime() - lastActivity;
  }

  /** Notes that something was sent, to which somebody may react. */
  void noteActivity() {
    lastActivity = System.nanoTime();
  }

  Time time() {
    return time;
  }

  Instant now() {
    return time == Time.REAL ? start.plusNanos(System.nanoTime() - startNanos) : virtual;
  }

  /** Runs a task after the current one, and what that put here earlier. */
  void soon(Runnable task) {
    Object own = cause;
    soon.add(own == null ? task : () -> because(own, task));
  }

  /** What the current task is a consequence of, if that was asked to be known. */
  @Nullable Object cause() {
    return cause;
  }

  /** Runs a task, and what it puts off, as a consequence of something. */
  void because(@Nullable Object newCause, Runnable task) {
    Object previous = cause;
    cause = newCause;
    try {
      task.run();
    } finally {
      cause = previous;
    }
  }

  Timer after(Duration delay, boolean isAwaited, Runnable task) {
    Object own = cause;
    Runnable consequence = own == null ? task : () -> because(own, task);
    var timer = new Timer(this, now().plus(delay), sequence++, isAwaited, consequence);
    timers.add(timer);
    awaited += isAwaited ? 1 : 0;
    return timer;
  }

  /** Forgets all that was to happen. */
  void clear() {
    timers.clear();
    soon.clear();
    awaited = 0;
  }

  void cancel(Timer timer) {
    if (timers.remove(timer) && timer.awaited) {
      awaited--;
    }
  }

  /** Whether somebody waits for time to pass. */
  boolean isAwaited() {
    return awaited > 0;
  }

  private void run() {
    while (!closed) {
      Runnable task = next();
      if (task != null) {
        runAll(task);
      }
      if (time == Time.LEAPING && awaited > 0 && idleNanos() >= QUIET_NANOS) {
        step(Instant.MAX); // whoever only looks does not hold up time
      }
      if (time == Time.REAL) {
        runDue();
      }
    }
  }

  private @Nullable Runnable next() {
    try {
      if (time == Time.REAL && !timers.isEmpty()) {
        long nanos = Duration.between(now(), timers.first().due).toNanos();
        return nanos <= 0 ? inbox.poll() : inbox.poll(nanos, TimeUnit.NANOSECONDS);
      }
      if (time == Time.LEAPING && awaited > 0) {
        return inbox.poll(QUIET_NANOS, TimeUnit.NANOSECONDS);
      }
      return inbox.take();
    } catch (InterruptedException e) {
      return null;
    }
  }

  private void runDue() {
    while (!timers.isEmpty() && !timers.first().due.isAfter(now())) {
      fire(timers.first());
    }
  }

  private boolean step(Instant target) {
    if (timers.isEmpty() || timers.first().due.isAfter(target)) {
      if (!target.equals(Instant.MAX) && virtual.isBefore(target)) {
        virtual = target;
      }
      return false;
    }
    Timer timer = timers.first();
    virtual = timer.due.isAfter(virtual) ? timer.due : virtual;
    fire(timer);
    return true;
  }

  private void fire(Timer timer) {
    cancel(timer);
    runAll(timer.task);
  }

  private void runAll(Runnable first) {
    for (Runnable task = first; task != null; task = soon.poll()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("The simulator failed", e);
      }
    }
  }

  /** Ends the thread. What is in the inbox is not done. */
  @Override
  public void close() {
    closed = true;
    inbox.add(() -> {});
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
