/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** One registration. Thread-safe; an event is delivered to it by one thread at a time. */
abstract class Handler {

  /** Its place in the order of registrations. */
  final long number;

  private final Interest interest;
  private final long from;
  private volatile boolean closed;
  private volatile @Nullable Runnable forget;
  private final Deque<ReceivedEvent> missed = new ArrayDeque<>(0);

  /**
   * A registration for the events after one.
   *
   * @param from the sequence number after which it begins
   */
  Handler(long number, Interest interest, long from) {
    this.number = number;
    this.interest = interest;
    this.from = from;
  }

  final Interest interest() {
    return interest;
  }

  /** Whether it wants the event. */
  final boolean wants(ReceivedEvent event) {
    return !closed && event.sequence() > from && interest.in(event);
  }

  /** Hands the event over, unless this was closed meanwhile. */
  final void deliver(ReceivedEvent event) {
    if (!closed) {
      accept(event.decoded());
    }
  }

  /** Remembers delivered events that came before this was registered. */
  final void missed(List<ReceivedEvent> events) {
    synchronized (missed) {
      missed.addAll(events);
    }
  }

  /** The next event that was missed and is to be handed over first. */
  final @Nullable ReceivedEvent nextMissed() {
    synchronized (missed) {
      return missed.pollFirst();
    }
  }

  /** The event is here. */
  abstract void accept(Event event);

  /** The object that it listens to is gone, as the event tells. */
  abstract void ended(Event event);

  /** The client is being closed. */
  abstract void abandoned();

  final boolean isActive() {
    return !closed;
  }

  /** Sets what takes this out of its index. */
  final void forgetBy(Runnable code) {
    forget = code;
    if (closed) {
      code.run();
    }
  }

  final void close() {
    closed = true;
    Runnable code = forget;
    if (code != null) {
      code.run();
    }
  }
}
