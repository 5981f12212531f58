/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that one subscriber is sent as it asks for them, all in one turn. Thread-safe.
 *
 * <p>What it has not asked for waits, up to a bound; past that the oldest is dropped and told. The
 * stream is complete after the object's last event, and fails when the client closes.
 */
final class PublishedEvents<E> extends Handler implements Flow.Subscription {

  private static final Logger log = LoggerFactory.getLogger(PublishedEvents.class);

  private final Flow.Subscriber<? super E> subscriber;
  private final Function<Event, E> cast;
  private final String what;
  private final int bound;
  private final LongConsumer drops;
  private final BiConsumer<Event, Throwable> failures;
  private final Turn home;

  @GuardedBy("this")
  private final Deque<Event> waiting = new ArrayDeque<>();

  private final AtomicBoolean called = new AtomicBoolean();

  @GuardedBy("this")
  private long demand;

  @GuardedBy("this")
  private boolean complete;

  @GuardedBy("this")
  private @Nullable Throwable failure;

  private volatile boolean begun;
  private volatile boolean over;
  private boolean sending;
  private @Nullable Event sent;

  /**
   * A subscription that has not begun.
   *
   * @param what whose events they are, for messages
   * @param bound how many wait for the subscriber before the oldest is dropped
   * @param drops told how many were dropped
   * @param failures told what the subscriber throws when it is sent an event
   * @param home the turn in which the subscriber is told everything
   */
  PublishedEvents(
      long number,
      Interest interest,
      long from,
      String what,
      Flow.Subscriber<? super E> subscriber,
      Function<Event, E> cast,
      int bound,
      LongConsumer drops,
      BiConsumer<Event, Throwable> failures,
      Turn home) {
    super(number, interest, from);
    this.what = what;
    this.subscriber = subscriber;
    this.cast = cast;
    this.bound = bound;
    this.drops = drops;
    this.failures = failures;
    this.home = home;
  }

  /** Begins to tell the subscriber, who has been given this. */
  void begin() {
    begun = true;
    wake();
  }

  @Override
  public void request(long n) {
    synchronized (this) {
      if (n <= 0) {
        waiting.clear();
        failure =
            new IllegalArgumentException(
                "asked for "
                    + n
                    + " events: ask for one or more, as rule 3.9 of Reactive Streams says");
      } else {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      }
    }
    if (n <= 0) {
      close();
    }
    wake();
  }

  @Override
  public void cancel() {
    over = true;
    close();
    synchronized (this) {
      waiting.clear();
    }
  }

  @Override
  void accept(Event event) {
    boolean full;
    synchronized (this) {
      if (over || failure != null) {
        return; // nothing comes behind the end, not even what was under way when it came
      }
      full = waiting.size() == bound;
      if (full) {
        waiting.removeFirst();
      }
      waiting.addLast(event);
    }
    if (full) {
      drops.accept(1);
    }
    wake();
  }

  @Override
  void ended(Event event) {
    close();
    synchronized (this) {
      complete = true;
    }
    wake();
  }

  @Override
  void abandoned() {
    close();
    synchronized (this) {
      failure =
          new AriConnectionException(
              "receiving " + interest().text() + " of " + what + ": the client was closed",
              Outcome.NOT_SENT,
              null);
    }
    wake();
  }

  /** Has the subscriber told, in the turn. */
  private void wake() {
    if (!begun || over) {
      return;
    }
    if (Turn.current() == home) {
      send();
    } else if (called.compareAndSet(false, true)) {
      home.add(
          Work.of(
              () -> {
                called.set(false);
                send();
              }));
    }
  }

  /** Tells the subscriber what there is to tell; in the turn, and not while it is being told. */
  private void send() {
    if (sending) {
      return; // by the thread that sends: it goes on when it comes back
    }
    sending = true;
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } catch (RuntimeException e) {
      failed(e);
    } catch (Error e) {
      failed(e);
      throw e;
    } finally {
      sending = false;
    }
  }

  private void failed(Throwable failure) {
    cancel();
    Event event = sent;
    if (event == null) {
      log.error("A subscriber to {} of {} failed at its end", interest().text(), what, failure);
    } else {
      log.error("A subscriber to {} of {} failed, and is told no more", interest().text(), what);
      failures.accept(event, failure);
    }
  }

  private synchronized @Nullable Runnable next() {
    if (over) {
      return null;
    }
    Throwable why = failure;
    if (!waiting.isEmpty() && demand > 0) {
      if (demand < Long.MAX_VALUE) {
        demand--;
      }
      Event event = waiting.removeFirst();
      sent = event;
      return () -> subscriber.onNext(cast.apply(event));
    }
    if (!waiting.isEmpty() || (why == null && !complete)) {
      return null;
    }
    over = true;
    sent = null;
    return why == null ? subscriber::onComplete : () -> subscriber.onError(why);
  }
}
