/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The least that handlers cost which may block: a queue of events for each channel, emptied in
 * order by one of as many threads as there are processors, which are woken once for all that was
 * read together. Events are added by one thread, the reader.
 */
final class Mailboxes {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final Queue<Mailbox> ready = new ConcurrentLinkedQueue<>();
  private final Semaphore work = new Semaphore(0);
  private int woken;

  Mailboxes() {
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::empty, "floor-handlers");
      thread.setDaemon(true);
      thread.start();
    }
  }

  Mailbox of(Sink sink) {
    return new Mailbox(sink);
  }

  /** All that was read together has been added. */
  void start() {
    int wanted = Math.min(woken, THREADS - work.availablePermits());
    woken = 0;
    if (wanted > 0) {
      work.release(wanted);
    }
  }

  private void empty() {
    while (true) {
      work.acquireUninterruptibly();
      for (Mailbox next = ready.poll(); next != null; next = ready.poll()) {
        next.empty();
      }
    }
  }

  /** An event that waits, and the one after it. */
  private static final class Waiting {
    private final String type;
    private final String channel;
    private final String third;
    private @Nullable Waiting next;

    Waiting(String type, String channel, String third) {
      this.type = type;
      this.channel = channel;
      this.third = third;
    }
  }

  /** A channel's handler, and its events that wait for it. */
  final class Mailbox {
    private final Sink sink;
    private final AtomicInteger size = new AtomicInteger();
    private Waiting handled = new Waiting("", "", "");
    private Waiting last = handled;

    private Mailbox(Sink sink) {
      this.sink = sink;
    }

    /** Called by the reader, who tells when to {@link #start}. */
    void event(String type, String channel, String third) {
      Waiting event = new Waiting(type, channel, third);
      last.next = event;
      last = event;
      if (size.getAndIncrement() == 0) { // which also makes the event seen
        ready.add(this);
        woken++;
      }
    }

    private void empty() {
      int waiting = size.get();
      while (waiting > 0) {
        for (int i = 0; i < waiting; i++) {
          Waiting event = handled.next;
          if (event == null) {
            throw new IllegalStateException("counted, but not there");
          }
          sink.event(event.type, event.channel, event.third);
          handled = event;
        }
        waiting = size.addAndGet(-waiting);
      }
    }
  }
}
