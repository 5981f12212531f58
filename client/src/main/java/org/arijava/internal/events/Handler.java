/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** One registration. Thread-safe; an event is delivered to it by one thread at a time. */
abstract class Handler {

  /** Its place in the order of registrations. */
  final long number;

  /** The one behind it in a short registry; guarded by whom that belongs to. */
  @Nullable Handler behind;

  private final Interest interest;
  private final long from;
  private volatile boolean closed;
  private volatile @Nullable Owner owner;

  @GuardedBy("this")
  private @Nullable Deque<ReceivedEvent> missed;

  @GuardedBy("this")
  private int lost;

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
    return !closed && event.sequence() > from && interest.in(event.type());
  }

  /** Hands the event over, unless this was closed meanwhile. */
  final void deliver(Event event) {
    if (!closed) {
      accept(event);
    }
  }

  /** The number of the event after which it begins. */
  final long from() {
    return from;
  }

  /**
   * Remembers delivered events that came before this was registered.
   *
   * @param gone how many more there were, which are kept no longer
   */
  final synchronized void missed(Collection<ReceivedEvent> events, int gone) {
    missed = events.isEmpty() ? null : new ArrayDeque<>(events);
    lost = gone;
  }

  /** How many events it wants came so long before it was registered that they are not kept. */
  final synchronized int lost() {
    return lost;
  }

  /** The same for messages; empty when there are none. */
  final String lostText() {
    int count = lost();
    return count == 0 ? "" : " (" + count + " came too long before to be kept)";
  }

  /** The next event that was missed and is to be handed over first. */
  final synchronized @Nullable ReceivedEvent nextMissed() {
    Deque<ReceivedEvent> waiting = missed;
    if (waiting == null) {
      return null;
    }
    ReceivedEvent next = waiting.pollFirst();
    if (waiting.isEmpty()) {
      missed = null;
    }
    return next;
  }

  /** Whether it has still missed something. */
  final synchronized boolean hasMissed() {
    return missed != null;
  }

  /** The event is here. */
  abstract void accept(Event event);

  /** The object that it listens to is gone, as the event tells. */
  abstract void ended(Event event);

  /** Nothing will come any more: the client is being closed. */
  abstract void abandoned();

  /** The session is over that would have brought the events; whoever waits for one is told that. */
  void cutOff(String reason) {
    // another session may bring them to who is called
  }

  static AriConnectionException sessionOver(String what, String reason) {
    return new AriConnectionException(
        what + ": its session is over: " + reason, Outcome.NOT_SENT, null);
  }

  public final boolean isActive() {
    return !closed;
  }

  /** Whether the event ends what it listens to. */
  final boolean endsWith(ReceivedEvent event) {
    Owner who = owner;
    return who != null && who.endsWith(event);
  }

  /** Sets who forgets this when it is closed; before it is entered there. */
  final void belongTo(Owner who) {
    owner = who;
  }

  /** Ends it; nothing is handed over any more, and its owner forgets it. */
  public final void close() {
    closed = true;
    Owner who = owner;
    if (who != null) {
      who.remove(this);
    }
  }
}
