/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
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
   * goes into one queue, and a thread is added when none is free and fewer than a few of those there
   * are run. Our own waits say that they block. That user code does, on a lock or in a sleep, the
   * watch finds out: as long as work waits and nobody is free, it looks every millisecond at the
   * threads. One that was found not to run at the same piece of work a few times in a row is blocked;
   * one that only met another at a lock, or at the queue, is not. What blocks without showing it, as
   * in a native read, it finds by the work that nobody takes for fifty milliseconds.
   */

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int RESTS = 3;
  private static final int PATIENCE = 50;
  private static final long KEEP_SECONDS = 10;

  private final int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger blocked = new AtomicInteger();
  private final AtomicInteger idle = new AtomicInteger();
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

  /** A thread of the pool is about to block, or has. */
  static void blocks(boolean blocks) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.blocks(blocks);
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
   * Sees to it that work which waits has a thread that is free, will be free, or is added; gives
   * what failed if the machine has none to add.
   */
  private @Nullable OutOfMemoryError seeToIt() {
    OutOfMemoryError failure = addIfNeeded();
    if (failure == null && !watching && idle.get() == 0 && !queue.isEmpty()) {
      failure = wakeWatch();
    }
    return failure;
  }

  /** Adds a thread when none is free and few run. */
  private @Nullable OutOfMemoryError addIfNeeded() {
    while (idle.get() == 0 && !queue.isEmpty()) {
      int now = threads.get();
      if (now - blocked.get() >= few) {
        return null;
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
    while (!closed || !queue.isEmpty()) {
      if (queue.isEmpty()) {
        watching = false;
        if (queue.isEmpty()) {
          LockSupport.park(this);
        }
        watching = true;
        continue;
      }
      LockSupport.parkNanos(this, TICK_NANOS);
      int working = 0;
      boolean moved = false;
      for (Worker worker : workers) {
        moved |= worker.look();
        if (worker.rests < RESTS) {
          working++;
        }
      }
      patience = moved ? PATIENCE : patience - 1;
      if (idle.get() > 0 || queue.isEmpty()) {
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
    wakeIdle();
  }

  /** Wakes a thread that waits for work, which wakes the next one when it ends. */
  private void wakeIdle() {
    if (idle.get() > 0) {
      queue.add(() -> {});
    }
  }

  private final class Worker extends Thread {

    private int depth;

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
        addIfNeeded();
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
        }
      } finally {
        workers.remove(this);
        threads.decrementAndGet();
        addIfNeeded();
        if (closed) {
          wakeIdle();
        }
      }
    }

    private @Nullable Runnable next() {
      Runnable next = queue.poll();
      if (next != null) {
        return next;
      }
      idle.incrementAndGet();
      try {
        return closed ? queue.poll() : queue.poll(KEEP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        return queue.poll(); // an interrupt that a handler left behind
      } finally {
        idle.decrementAndGet();
        seeToIt(); // more may have come, relying on this thread
      }
    }
  }
}
