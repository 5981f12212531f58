/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.arijava.EventQueue;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** Keeps events until they are taken. Thread-safe. */
final class QueueHandler extends Handler {

  private final String what;
  private final int bound;
  private final LongConsumer drops;

  @GuardedBy("this")
  private final Deque<Event> events = new ArrayDeque<>();

  @GuardedBy("this")
  private final List<Wait> waits = new ArrayList<>(1);

  @GuardedBy("this")
  private long dropped;

  @GuardedBy("this")
  private @Nullable Event end;

  @GuardedBy("this")
  private int cutOffs;

  @GuardedBy("this")
  private String cutOff = "";

  /**
   * An empty queue.
   *
   * @param what whose events they are, for messages
   * @param bound how many are kept before the oldest is dropped
   * @param drops told how many were dropped so far
   */
  QueueHandler(
      long number, Interest interest, long from, String what, int bound, LongConsumer drops) {
    super(number, interest, from);
    this.what = what;
    this.bound = bound;
    this.drops = drops;
  }

  @Override
  void accept(Event event) {
    long lost = 0;
    synchronized (this) {
      if (events.size() == bound) {
        events.removeFirst();
        lost = ++dropped;
      }
      events.addLast(event);
      wake();
    }
    if (lost > 0) {
      drops.accept(lost);
    }
  }

  @Override
  void ended(Event event) {
    synchronized (this) {
      end = event;
    }
    abandoned();
  }

  @Override
  void abandoned() {
    close(); // before those who wait look again
    wake();
  }

  /** Ends the waits under way; the next one waits for what another session may bring. */
  @Override
  synchronized void cutOff(String reason) {
    cutOffs++;
    cutOff = reason;
    wake();
  }

  private synchronized int cutOffs() {
    return cutOffs;
  }

  private synchronized void wake() {
    waits.forEach(Wait::end);
    waits.clear();
  }

  /** The next event; empty when none came in time; null never. */
  private Optional<Event> next(Duration timeout, int cutOffsBefore) {
    long deadline = System.nanoTime() + Math.max(0, nanos(timeout));
    while (true) {
      Wait wait;
      synchronized (this) {
        Event event = events.pollFirst();
        if (event != null) {
          return Optional.of(event);
        }
        long left = deadline - System.nanoTime();
        if (left <= 0 || !isActive() || cutOffs != cutOffsBefore) {
          return Optional.empty();
        }
        wait = new Wait();
        waits.add(wait);
      }
      try {
        Turn.await(wait, Duration.ofNanos(deadline - System.nanoTime()));
      } finally {
        synchronized (this) {
          waits.remove(wait);
        }
      }
    }
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofDays(36_500)) > 0
        ? Duration.ofDays(36_500).toNanos()
        : timeout.toNanos();
  }

  private Event take(Duration timeout) {
    int before = cutOffs();
    Optional<Event> next = next(timeout, before);
    if (next.isPresent()) {
      return next.get();
    }
    String text = "taking " + interest().text() + " of " + what;
    Event gone;
    String over;
    synchronized (this) {
      gone = end;
      over = cutOffs == before ? null : cutOff;
    }
    if (gone != null) {
      throw new ObjectGoneException(text + ": it ended with " + gone.type() + lostText(), gone);
    }
    if (!isActive()) {
      throw new AriConnectionException(text + ": the queue is closed", Outcome.NOT_SENT, null);
    }
    if (over != null) {
      throw sessionOver(text, over);
    }
    throw new AriTimeoutException(
        text + ": none within " + timeout.toMillis() + " ms", Outcome.NOT_SENT, null);
  }

  private synchronized long allDropped() {
    return dropped + lost();
  }

  /** This as users see it. */
  <E extends Event> EventQueue<E> queue(Function<Event, E> cast) {
    return new EventQueue<>() {
      @Override
      public E take(Duration timeout) {
        return cast.apply(QueueHandler.this.take(timeout));
      }

      @Override
      public Optional<E> poll(Duration timeout) {
        return next(timeout, cutOffs()).map(cast);
      }

      @Override
      public long dropped() {
        return allDropped();
      }

      @Override
      public boolean isActive() {
        return QueueHandler.this.isActive();
      }

      @Override
      public void close() {
        abandoned();
      }
    };
  }
}
