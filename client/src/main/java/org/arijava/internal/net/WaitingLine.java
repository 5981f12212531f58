/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that wait for a connection, in their order; any of them leaves it at the same small
 * cost, wherever it stands. Confined to the event loop.
 */
final class WaitingLine {

  private final Set<Exchange> urgent = new LinkedHashSet<>();
  private final Set<Exchange> others = new LinkedHashSet<>();

  /** Lets an exchange wait behind all others. */
  void addLast(Exchange exchange) {
    others.add(exchange);
  }

  /** Lets an exchange wait before all that were not added by this. */
  void addFirst(Exchange exchange) {
    urgent.add(exchange);
  }

  void remove(Exchange exchange) {
    if (!others.remove(exchange)) {
      urgent.remove(exchange);
    }
  }

  boolean isEmpty() {
    return urgent.isEmpty() && others.isEmpty();
  }

  int size() {
    return urgent.size() + others.size();
  }

  /** Who has waited longest; null when nobody waits. */
  @Nullable Exchange peekFirst() {
    Iterator<Exchange> line = line();
    return line.hasNext() ? line.next() : null;
  }

  /** Takes out who has waited longest; null when nobody waits. */
  @Nullable Exchange pollFirst() {
    Iterator<Exchange> line = line();
    if (!line.hasNext()) {
      return null;
    }
    Exchange first = line.next();
    line.remove();
    return first;
  }

  /** All of them, as they are now. */
  List<Exchange> all() {
    List<Exchange> all = new ArrayList<>(urgent);
    all.addAll(others);
    return all;
  }

  private Iterator<Exchange> line() {
    return urgent.isEmpty() ? others.iterator() : urgent.iterator();
  }
}
