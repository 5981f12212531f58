/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.internal.codec.ObjectKey;

/** What applications were subscribed to, and how filtered, through this client. Thread-safe. */
public final class Subscriptions {

  @GuardedBy("this")
  private final Map<String, Set<String>> sources = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, EventFilter> filters = new HashMap<>();

  private volatile boolean empty = true;

  /** An application was subscribed to the sources, as {@code channel:17.42}. */
  public synchronized void add(String app, Collection<String> added) {
    sources.computeIfAbsent(app, a -> new LinkedHashSet<>()).addAll(added);
    empty = false;
  }

  /** An application was unsubscribed from the sources. */
  public synchronized void remove(String app, Collection<String> removed) {
    Set<String> own = sources.get(app);
    if (own != null) {
      own.removeAll(removed);
    }
  }

  /** Whether there are none at all. */
  public boolean isEmpty() {
    return empty;
  }

  /** The object is gone: nobody is subscribed to it any more. */
  public synchronized void ended(ObjectKey object) {
    String source =
        switch (object.kind()) {
          case "Channel" -> "channel:" + object.id();
          case "Bridge" -> "bridge:" + object.id();
          default -> "";
        };
    sources.values().forEach(own -> own.remove(source));
  }

  /** An application's events are filtered from now on. */
  public synchronized void filter(String app, EventFilter filter) {
    filters.put(app, filter);
  }

  /** How an application's events are filtered; by nothing if it was never said. */
  synchronized EventFilter filter(String app) {
    return filters.getOrDefault(app, EventFilter.NONE);
  }

  /** The sources of an application, in the order of subscription. */
  public synchronized List<String> of(String app) {
    return List.copyOf(sources.getOrDefault(app, Set.of()));
  }
}
