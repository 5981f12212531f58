/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** One event on its way to the handlers of one turn. Confined to the turn, but for the start. */
final class Delivery extends Work {

  private static final Comparator<Handler> REGISTRATION =
      Comparator.comparingLong(handler -> handler.number);

  private static final AtomicIntegerFieldUpdater<Delivery> TAKEN =
      AtomicIntegerFieldUpdater.newUpdater(Delivery.class, "taken");

  private final EventRouter router;
  private final ReceivedEvent event;
  private final Turn turn;
  private final List<ObjectState> states;
  private final boolean clientWide;
  private @Nullable List<Handler> handlers;
  private int next;
  private boolean done;
  private volatile int taken;

  /**
   * A delivery to those who listen to the objects, and to those who listen to all.
   *
   * @param turn in whose queue it waits
   * @param states the objects of the turn that the event names
   * @param clientWide whether the client's own handlers are called in this turn
   */
  Delivery(
      EventRouter router,
      ReceivedEvent event,
      Turn turn,
      List<ObjectState> states,
      boolean clientWide) {
    this.router = router;
    this.event = event;
    this.turn = turn;
    this.states = states;
    this.clientWide = clientWide;
  }

  /** Takes it to run it or to drop it; false when somebody else has. */
  boolean take() {
    return TAKEN.compareAndSet(this, 0, 1);
  }

  boolean isTaken() {
    return taken != 0;
  }

  /** Counts as delivered to the objects although nobody was called; waits no longer for that. */
  void dropped() {
    for (ObjectState state : states) {
      state.passed(event);
    }
    if (!event.type().isTerminal()) {
      turn.remove(this); // or a turn that is long blocked would keep all that were dropped
      event.delivered();
    }
  }

  /** Whether its turn has nothing to do for it. */
  boolean isNothing() {
    return isTaken() && !event.type().isTerminal();
  }

  /** Nobody is called for it, but whose object it ends is told that. */
  private void end() {
    for (ObjectState state : states) {
      if (state.endsWith(event)) {
        state.handlers().forEach(handler -> router.ended(handler, event));
      }
    }
    event.delivered();
  }

  @Override
  boolean hasMore() {
    return handlers != null && next < handlers.size();
  }

  @Override
  void run() {
    List<Handler> all = handlers;
    if (all == null) {
      if (!take()) { // it was dropped
        if (event.type().isTerminal()) {
          end();
        }
        return;
      }
      event.backlog().taken();
      all = gather();
      handlers = all;
    }
    boolean terminal = event.type().isTerminal();
    while (next < all.size()) {
      Handler handler = all.get(next++);
      try {
        if (handler.wants(event)) {
          router.call(handler, event);
        }
      } finally { // an error of the handler's ends its thread, not what the event means
        if (terminal && handler.endsWith(event)) {
          router.ended(handler, event);
        }
      }
    }
    if (!done) { // who waited in it comes by here, too
      done = true;
      handlers = List.of(); // who still keeps this keeps none of them
      event.delivered();
    }
  }

  /** Those who want the event or whose object it ends, in the order of their registration. */
  private List<Handler> gather() {
    List<Handler> wanting = new ArrayList<>(2);
    if (clientWide) {
      router.clientWide().collect(event, wanting);
    }
    for (int i = 0; i < states.size(); i++) {
      states.get(i).deliver(event, wanting);
    }
    if (wanting.size() > 1) {
      wanting.sort(REGISTRATION);
    }
    return wanting;
  }
}
