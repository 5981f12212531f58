/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.internal.codec.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of one object, or those of the client: a few in a row, many by what they ask for, so
 * that an event costs no more for those who do not want it. Guarded by whom it belongs to.
 */
final class Registry {

  private static final int FEW = 8;

  private @Nullable Handler first;
  private int count;
  private @Nullable Map<Object, Set<Handler>> many;

  boolean isEmpty() {
    return count == 0;
  }

  void add(Handler handler) {
    if (many == null && count == FEW) {
      Map<Object, Set<Handler>> index = new HashMap<>();
      for (Handler each : row()) {
        put(index, each);
        each.behind = null;
      }
      first = null;
      many = index;
    }
    if (many != null) {
      put(many, handler);
    } else if (first == null) {
      first = handler;
    } else {
      last(first).behind = handler;
    }
    count++;
  }

  private static Handler last(Handler first) {
    Handler last = first;
    for (Handler next = first.behind; next != null; next = next.behind) {
      last = next;
    }
    return last;
  }

  private static void put(Map<Object, Set<Handler>> index, Handler handler) {
    for (Object key : handler.interest().keys()) {
      index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(handler);
    }
  }

  void remove(Handler handler) {
    Map<Object, Set<Handler>> index = many;
    if (index != null) {
      boolean was = false;
      for (Object key : handler.interest().keys()) {
        Set<Handler> set = index.get(key);
        if (set != null && set.remove(handler)) {
          was = true;
          if (set.isEmpty()) {
            index.remove(key);
          }
        }
      }
      if (was && --count == 0) {
        many = null;
      }
      return;
    }
    Handler before = null;
    for (Handler each = first; each != null; each = each.behind) {
      if (each == handler) {
        if (before == null) {
          first = handler.behind;
        } else {
          before.behind = handler.behind;
        }
        handler.behind = null;
        count--;
        return;
      }
      before = each;
    }
  }

  /** Whether somebody wants the event. */
  boolean wants(ReceivedEvent event) {
    Map<Object, Set<Handler>> index = many;
    if (index == null) {
      for (Handler handler = first; handler != null; handler = handler.behind) {
        if (handler.wants(event)) {
          return true;
        }
      }
      return false;
    }
    for (Object key : event.type().keys()) {
      for (Handler handler : index.getOrDefault(key, Set.of())) {
        if (handler.wants(event)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds those who want the event. */
  void collect(ReceivedEvent event, Collection<Handler> wanting) {
    Map<Object, Set<Handler>> index = many;
    if (index == null) {
      for (Handler handler = first; handler != null; handler = handler.behind) {
        if (handler.wants(event)) {
          wanting.add(handler);
        }
      }
      return;
    }
    for (Object key : event.type().keys()) {
      for (Handler handler : index.getOrDefault(key, Set.of())) {
        if (handler.wants(event)) {
          wanting.add(handler);
        }
      }
    }
  }

  /** Those who ask for events of the type. */
  List<Handler> of(EventType type) {
    List<Handler> all = new ArrayList<>();
    Map<Object, Set<Handler>> index = many;
    if (index == null) {
      for (Handler handler : row()) {
        if (handler.interest().in(type)) {
          all.add(handler);
        }
      }
    } else {
      type.keys().forEach(key -> all.addAll(index.getOrDefault(key, Set.of())));
    }
    return all;
  }

  private List<Handler> row() {
    List<Handler> row = new ArrayList<>(count);
    for (Handler handler = first; handler != null; handler = handler.behind) {
      row.add(handler);
    }
    return row;
  }

  /** All, each once. */
  List<Handler> all() {
    Map<Object, Set<Handler>> index = many;
    if (index == null) {
      return row();
    }
    Set<Handler> all = new LinkedHashSet<>();
    index.values().forEach(all::addAll);
    return new ArrayList<>(all);
  }
}
