/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.arijava.internal.codec.EventType;

/**
 * The handlers that listen to all objects. Thread-safe; every event asks, on whatever thread, so
 * that is done without the lock that guards them.
 */
final class ClientWide implements Owner {

  private static final Handler[] NONE = {};

  @GuardedBy("this")
  private final Registry handlers = new Registry();

  /** Those for each type, found when an event of it first comes after a change. */
  private final Map<EventType, Handler[]> byType = new ConcurrentHashMap<>();

  synchronized void add(Handler handler) {
    handler.belongTo(this);
    handlers.add(handler);
    byType.clear();
  }

  @Override
  public synchronized void remove(Handler handler) {
    handlers.remove(handler);
    byType.clear();
  }

  @Override
  public boolean endsWith(ReceivedEvent event) {
    return false;
  }

  /** Whether somebody wants the event. */
  boolean wants(ReceivedEvent event) {
    for (Handler handler : of(event.type())) {
      if (handler.wants(event)) {
        return true;
      }
    }
    return false;
  }

  /** Adds those who want the event. */
  void collect(ReceivedEvent event, Collection<Handler> wanting) {
    for (Handler handler : of(event.type())) {
      if (handler.wants(event)) {
        wanting.add(handler);
      }
    }
  }

  private Handler[] of(EventType type) {
    Handler[] known = byType.get(type);
    return known == null ? find(type) : known;
  }

  private synchronized Handler[] find(EventType type) {
    Handler[] found = handlers.of(type).toArray(NONE);
    if (type.isKnown()) {
      byType.put(type, found);
    }
    return found;
  }

  synchronized List<Handler> all() {
    return handlers.all();
  }
}
