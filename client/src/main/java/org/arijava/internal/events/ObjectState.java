/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one object: its turn, who listens to it, and the latest events that named it.
 * Thread-safe.
 */
final class ObjectState {

  /**
   * After it, Asterisk tells nothing more of a channel that the application neither made nor
   * subscribed to, unless the channel comes back.
   */
  private static final String LEAVING = "StasisEnd";

  private final Turn turn;
  private final int bound;
  private final List<Handler> handlers = new ArrayList<>(2);
  private final Deque<ReceivedEvent> timeline = new ArrayDeque<>(2);
  private int pending;
  private long delivered;
  private @Nullable ReceivedEvent end;
  private @Nullable ReceivedEvent left;
  private boolean lasting;
  private long touched;

  /**
   * An object of which nothing is known yet.
   *
   * @param bound how many events are kept for those who begin to listen late
   */
  ObjectState(Turn turn, int bound, long now) {
    this.turn = turn;
    this.bound = bound;
    this.touched = now;
  }

  Turn turn() {
    return turn;
  }

  /**
   * An event that names the object arrived. False when nobody wants it, and it counts as delivered.
   *
   * @param ends whether it ends the object's life
   * @param wanted whether somebody else wants it in this turn
   */
  synchronized boolean arrived(ReceivedEvent event, boolean ends, boolean wanted, long now) {
    touched = now;
    if (timeline.size() >= bound) {
      timeline.pollFirst();
    }
    timeline.addLast(event);
    left = event.type().equals(LEAVING) ? event : null;
    if (ends) {
      end = event;
    }
    boolean needed = wanted || ends || pending > 0;
    for (int i = 0; !needed && i < handlers.size(); i++) {
      needed = handlers.get(i).wants(event);
    }
    if (needed) {
      pending++;
    } else {
      delivered = event.sequence();
    }
    return needed;
  }

  /** The event is being delivered from now on: those who want it. */
  synchronized List<Handler> deliver(ReceivedEvent event) {
    passed(event);
    List<Handler> wanting = new ArrayList<>(handlers.size());
    for (Handler handler : handlers) {
      if (handler.wants(event)) {
        wanting.add(handler);
      }
    }
    return wanting;
  }

  /** The event counts as delivered. */
  synchronized void passed(ReceivedEvent event) {
    pending--;
    delivered = Math.max(delivered, event.sequence());
  }

  /** Registers a handler; true when it has missed delivered events, which it gets first. */
  synchronized boolean add(Handler handler, long now) {
    touched = now;
    List<ReceivedEvent> missed = missed(handler);
    handler.missed(missed);
    handlers.add(handler);
    return !missed.isEmpty();
  }

  /** The first delivered event that the handler has missed; registers it when there is none. */
  synchronized @Nullable ReceivedEvent firstMissed(Handler handler, long now) {
    touched = now;
    List<ReceivedEvent> missed = missed(handler);
    if (missed.isEmpty()) {
      handlers.add(handler);
      return null;
    }
    return missed.get(0);
  }

  private List<ReceivedEvent> missed(Handler handler) {
    List<ReceivedEvent> missed = new ArrayList<>(0);
    for (ReceivedEvent event : timeline) {
      if (event.sequence() <= delivered && handler.wants(event)) {
        missed.add(event);
      }
    }
    return missed;
  }

  synchronized void remove(Handler handler) {
    handlers.remove(handler);
  }

  synchronized List<Handler> handlers() {
    return List.copyOf(handlers);
  }

  /** The event that ended the object, once it is delivered. */
  synchronized @Nullable ReceivedEvent ended() {
    ReceivedEvent last = end;
    return last != null && last.sequence() <= delivered ? last : null;
  }

  /** Its end will be told even after it left the application. */
  synchronized void lasts() {
    lasting = true;
  }

  synchronized boolean isLasting() {
    return lasting;
  }

  /** Whether something is known of it, or waited for, and its end is not. */
  synchronized boolean isLiving() {
    return end == null && (!timeline.isEmpty() || !handlers.isEmpty());
  }

  /** The latest event that named it. */
  synchronized @Nullable ReceivedEvent last() {
    return timeline.peekLast();
  }

  /** The event with which it left, if nothing was heard of it since and nothing will be. */
  synchronized @Nullable ReceivedEvent leftBefore(long time) {
    return !lasting && pending == 0 && touched - time < 0 ? left : null;
  }

  /** Whether it may be forgotten: nobody listens and it is over, or has long been silent. */
  synchronized boolean isStale(long overBefore, long silentBefore) {
    return handlers.isEmpty()
        && pending == 0
        && touched - (end == null ? silentBefore : overBefore) < 0;
  }
}
