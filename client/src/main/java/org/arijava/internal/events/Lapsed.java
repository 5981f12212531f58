/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.HashMap;
import java.util.Map;
import org.arijava.internal.codec.EventType;

/**
 * What a timeline no longer keeps: how many events of each type, and the latest of them. Guarded by
 * the object's state.
 */
final class Lapsed {

  private final Map<String, Events> types = new HashMap<>();

  private static final class Events {
    private final EventType type;
    private int count;
    private long latest;

    Events(EventType type) {
      this.type = type;
    }
  }

  /** The event is kept no longer; later than all before it. */
  void add(ReceivedEvent event) {
    EventType type = event.type();
    Events events = types.computeIfAbsent(type.name(), name -> new Events(type));
    events.count++;
    events.latest = event.sequence();
  }

  /** How many of those after one an interest would have been in, at most. */
  int wanted(Interest interest, long from) {
    long wanted = 0;
    for (Events events : types.values()) {
      if (events.latest > from && interest.in(events.type)) {
        wanted += Math.min(events.count, events.latest - from);
      }
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }
}
