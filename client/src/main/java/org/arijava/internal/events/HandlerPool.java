/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads for handlers that may block, for a JVM without virtual threads: a few that
 * compute, and one more for each that is blocked. Thread-safe.
 */
final class HandlerPool implements Executor, AutoCloseable {

  /*
   * A thread for each piece of work would cost a wake-up, or a new thread, for each event of a
   * storm; a fixed number of threads would stand still when that many handlers are blocked. So work
   * goes into one queue, and a thread is added when none is free and fewer than a few of those
   * there are run. Of the free ones the last to rest is woken, so that those that a storm has left
   * over rest on, and end. A wait for an event says that it blocks. All else the watch finds out: as
   * long as work waits and nobody is free, it looks every millisecond at the threads. One that was
   * found not to run at the same piece of work a few times in a row is blocked; one that only met
   * another at a lock is not. One that awaits the answer to a request, which most often has come
   * before another thread could have begun, is where work has waited for ten looks. What blocks
   * without showing it, as in a native read, it finds by the work that nobody takes for fifty.
   */

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int RESTS = 3;
  private static final int ANSWERS = 10;
  private static final int PATIENCE = 50;
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final Deque<Worker> resting = new ConcurrentLinkedDeque<>();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger blocked = new AtomicInteger();
  private final AtomicLong names = new AtomicLong();
  private final Consumer<Thread> starter;
  private volatile @Nullable Thread watch;
  private volatile boolean watching;
  private volatile boolean closed;

  HandlerPool() {
    this(Thread::start);
  }

  /** A pool whose threads the starter starts. */
  HandlerPool(Consumer<Thread> starter) {
    this.starter = starter;
  }

  /** This thread, if it is one of a pool, is about to block for long, or no longer does. */
  static void blocks(boolean blocks) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.blocks(blocks);
    }
  }

  /** This thread, if it is one of a pool, awaits the answer to a request, or no longer does. */
  static void awaitsAnswer(boolean awaits) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.awaitsAnswer = awaits;
    }
  }

  @Override
  public void execute(Runnable work) {
    queue.add(work);
    OutOfMemoryError failure = seeToIt();
    if (failure != null && queue.remove(work)) { // or a thread that was there has taken it
      throw failure;
    }
  }

  /**
   * Sees to it that work which waits has a thread: one that rests is woken, or one is added where
   * few run, or the watch looks after it; gives what failed if the machine has no thread to add.
   */
  private @Nullable OutOfMemoryError seeToIt() {
    while (!queue.isEmpty()) {
      Worker free = resting.pollFirst();
      if (free != null) {
        free.wake();
        return null;
      }
      int now = threads.get();
      if (now - blocked.get() >= few) {
        return watching ? null : wakeWatch();
      }
      if (threads.compareAndSet(now, now + 1)) {
        return start();
      }
    }
    return null;
  }

  /** Starts a thread that is counted already. */
  private @Nullable OutOfMemoryError start() {
    Worker worker = new Worker("ari-handler-" + names.incrementAndGet());
    workers.add(worker);
    try {
      starter.accept(worker);
      return null;
    } catch (OutOfMemoryError e) {
      workers.remove(worker);
      threads.decrementAndGet();
      return e;
    }
  }

  private @Nullable OutOfMemoryError wakeWatch() {
    Thread thread = watch;
    if (thread == null) {
      synchronized (this) {
        thread = watch;
        if (thread == null && !closed) {
          thread = new Thread(this::watch, "ari-handlers-watch");
          thread.setDaemon(true);
          try {
            starter.accept(thread);
          } catch (OutOfMemoryError e) {
            return e;
          }
          watch = thread;
        }
      }
    }
    watching = true;
    LockSupport.unpark(thread);
    return null;
  }

  /** Adds threads in place of those that block without saying so. */
  private void watch() {
    int patience = PATIENCE;
    int looks = 0;
    while (!closed || !queue.isEmpty()) {
      if (queue.isEmpty()) {
        watching = false;
        if (queue.isEmpty()) {
          LockSupport.park(this);
        }
        watching = true;
        looks = 0;
        continue;
      }
      LockSupport.parkNanos(this, TICK_NANOS);
      boolean waitsLong = ++looks % ANSWERS == 0;
      int working = 0;
      boolean moved = false;
      for (Worker worker : workers) {
        moved |= worker.look();
        if (worker.rests < RESTS && !(waitsLong && worker.awaitsAnswer)) {
          working++;
        }
      }
      patience = moved ? PATIENCE : patience - 1;
      if (!resting.isEmpty() || queue.isEmpty()) {
        looks = 0;
        continue;
      }
      int more = few - working;
      if (more <= 0 && patience <= 0) {
        more = 1;
        patience = PATIENCE;
      }
      OutOfMemoryError failure = null; // then it is tried again
      for (int i = Math.min(more, queue.size()); i > 0 && failure == null; i--) {
        threads.incrementAndGet();
        failure = start();
      }
    }
  }

  /** Lets threads end with the work they have; more work may still come and is still done. */
  @Override
  public void close() {
    closed = true;
    Thread thread = watch;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
    for (Worker free = resting.pollFirst(); free != null; free = resting.pollFirst()) {
      free.wake();
    }
  }

  private final class Worker extends Thread {

    private int depth;
    private volatile boolean woken;
    private volatile boolean awaitsAnswer;

    /** Odd while it is at work, even while it looks for some. */
    private volatile long steps;

    private long seen;
    private int rests;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    void blocks(boolean blocks) {
      depth += blocks ? 1 : -1;
      if (blocks && depth == 1) {
        blocked.incrementAndGet();
        seeToIt();
      } else if (!blocks && depth == 0) {
        blocked.decrementAndGet();
      }
    }

    /** The watch looks at it; true when it took another step since the last time. */
    boolean look() {
      long now = steps;
      boolean moved = now != seen;
      seen = now;
      rests = moved || now % 2 == 0 || getState() == State.RUNNABLE ? 0 : rests + 1;
      return moved;
    }

    @Override
    public void run() {
      long count = 0;
      try {
        for (Runnable work = next(); work != null; work = next()) {
          steps = ++count;
          work.run();
          steps = ++count;
          Thread.interrupted(); // what a handler left behind is not for the next one
        }
      } finally {
        workers.remove(this);
        threads.decrementAndGet();
        seeToIt();
      }
    }

    private @Nullable Runnable next() {
      Runnable next = queue.poll();
      while (next == null && rest()) {
        next = queue.poll();
      }
      return next;
    }

    /** Rests until it is woken; false when it no longer is needed. */
    private boolean rest() {
      woken = false;
      resting.addFirst(this);
      seeToIt(); // what came before it could be seen to rest; it may wake itself
      long since = System.nanoTime();
      for (long left = KEEP_NANOS; !woken && !closed && left > 0; ) {
        LockSupport.parkNanos(HandlerPool.this, left);
        Thread.interrupted(); // or it would not rest again
        left = KEEP_NANOS - (System.nanoTime() - since);
      }
      if (!woken && resting.remove(this)) {
        return false;
      }
      while (!woken) {
        Thread.onSpinWait(); // whoever took it from there is about to wake it
      }
      return true;
    }

    void wake() {
      woken = true;
      LockSupport.unpark(this);
    }
  }
}
