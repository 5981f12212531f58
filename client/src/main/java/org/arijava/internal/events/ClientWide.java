/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The handlers that listen to all objects, found by the type of an event. Immutable. */
final class ClientWide {

  private final List<Handler> handlers;
  private final ConcurrentMap<String, List<Handler>> byType = new ConcurrentHashMap<>();

  ClientWide(List<Handler> handlers) {
    this.handlers = List.copyOf(handlers);
  }

  List<Handler> all() {
    return handlers;
  }

  ClientWide with(Handler handler) {
    List<Handler> more = new ArrayList<>(handlers);
    more.add(handler);
    return new ClientWide(more);
  }

  ClientWide without(Handler handler) {
    List<Handler> fewer = new ArrayList<>(handlers);
    fewer.remove(handler);
    return new ClientWide(fewer);
  }

  /** Those who listen to events of that one's type. */
  List<Handler> interestedIn(ReceivedEvent event) {
    List<Handler> known = byType.get(event.type());
    if (known != null) {
      return known;
    }
    List<Handler> found =
        handlers.stream().filter(handler -> handler.interest().in(event)).toList();
    if (byType.size() < 256) { // unknown types come from outside
      byType.putIfAbsent(event.type(), found);
    }
    return found;
  }
}
