/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What applications were subscribed to through this client. Thread-safe. */
public final class Subscriptions {

  private final Map<String, Set<String>> sources = new HashMap<>();

  /** An application was subscribed to the sources, as {@code channel:17.42}. */
  public synchronized void add(String app, Collection<String> added) {
    sources.computeIfAbsent(app, a -> new LinkedHashSet<>()).addAll(added);
  }

  /** An application was unsubscribed from the sources. */
  public synchronized void remove(String app, Collection<String> removed) {
    Set<String> own = sources.get(app);
    if (own != null) {
      own.removeAll(removed);
    }
  }

  /** The sources of an application, in the order of subscription. */
  public synchronized List<String> of(String app) {
    return List.copyOf(sources.getOrDefault(app, Set.of()));
  }
}
