/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does everything in order. When too much waits, the oldest is dropped and told.
 */
public final class SerialDispatcher implements Dispatcher {

  private static final Logger log = LoggerFactory.getLogger(SerialDispatcher.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<Work> waiting = new ArrayDeque<>();
  private final int bound;
  private boolean closed;

  private record Work(Runnable action, Runnable dropped) {}

  /** Starts a daemon thread with that name; at most that much may wait. */
  public SerialDispatcher(String name, int bound) {
    this.bound = bound;
    Thread thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void add(Runnable action, Runnable dropped) {
    Work oldest = null;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (waiting.size() >= bound) {
        oldest = waiting.poll();
      }
      waiting.add(new Work(action, dropped));
      added.signal();
    } finally {
      lock.unlock();
    }
    if (oldest != null) {
      oldest.dropped().run();
    }
  }

  private void work() {
    for (Work next = next(); next != null; next = next()) {
      try {
        next.action().run();
      } catch (RuntimeException e) {
        log.error("Delivering an event failed", e);
      }
    }
  }

  private @Nullable Work next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        added.awaitUninterruptibly();
      }
      return closed ? null : waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
