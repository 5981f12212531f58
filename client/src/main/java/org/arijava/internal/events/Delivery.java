/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event on its way to the handlers of one turn. Confined to the turn, but for the start. */
final class Delivery implements Turn.Interruptible {

  private final EventRouter router;
  private final ReceivedEvent event;
  private final List<ObjectState> states;
  private final boolean clientWide;
  private @Nullable List<Handler> handlers;
  private Set<Handler> ending = Set.of();
  private int next;
  private boolean taken;

  /**
   * A delivery to those who listen to the objects, and to those who listen to all.
   *
   * @param states the objects of the turn that the event names
   * @param clientWide whether the client's own handlers are called in this turn
   */
  Delivery(EventRouter router, ReceivedEvent event, List<ObjectState> states, boolean clientWide) {
    this.router = router;
    this.event = event;
    this.states = states;
    this.clientWide = clientWide;
  }

  /** Takes it to run it or to drop it; false when somebody else has. */
  synchronized boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  synchronized boolean isTaken() {
    return taken;
  }

  /** Counts as delivered to the objects although nobody was called. */
  void dropped() {
    states.forEach(state -> state.passed(event));
  }

  @Override
  public boolean hasMore() {
    return handlers != null && next < handlers.size();
  }

  @Override
  public void run() {
    List<Handler> all = handlers;
    if (all == null) {
      if (!take()) {
        return;
      }
      all = gather();
      handlers = all;
    }
    while (next < all.size()) {
      Handler handler = all.get(next++);
      router.call(handler, event);
      if (ending.contains(handler)) {
        router.ended(handler, event);
      }
    }
  }

  private List<Handler> gather() {
    Set<Handler> wanting = new HashSet<>();
    if (clientWide) {
      wanting.addAll(router.clientWide(event));
    }
    states.forEach(state -> wanting.addAll(state.deliver(event)));
    for (ObjectState state : states) {
      if (state.ended() == event) {
        ending = new HashSet<>(ending);
        ending.addAll(state.handlers());
      }
    }
    for (Handler handler : ending) {
      if (!wanting.contains(handler)) {
        router.ended(handler, event);
      }
    }
    List<Handler> all = new ArrayList<>(wanting);
    all.sort(Comparator.comparingLong(handler -> handler.number));
    return all;
  }
}
