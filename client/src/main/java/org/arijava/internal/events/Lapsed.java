/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Arrays;
import org.arijava.internal.codec.EventType;

/**
 * What a timeline no longer keeps: how many events of each type, and the latest of them. Guarded by
 * the object's state.
 */
final class Lapsed {

  private EventType[] types = new EventType[4];
  private int[] counts = new int[4];
  private long[] latest = new long[4];
  private int size;

  /** An event is kept no longer; later than all before it. */
  void add(EventType type, long number) {
    int at = find(type);
    if (at == size) {
      if (size == types.length) {
        types = Arrays.copyOf(types, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        latest = Arrays.copyOf(latest, 2 * size);
      }
      types[size++] = type;
    }
    counts[at]++;
    latest[at] = number;
  }

  /** Where the type is, or belongs. A type of no fact's has an object for each event. */
  private int find(EventType type) {
    int at = 0;
    while (at < size
        && types[at] != type
        && (type.isKnown() || !types[at].name().equals(type.name()))) {
      at++;
    }
    return at;
  }

  /** How many of those after one an interest would have been in, at most. */
  int wanted(Interest interest, long from) {
    long wanted = 0;
    for (int i = 0; i < size; i++) {
      if (latest[i] > from && interest.in(types[i])) {
        wanted += Math.min(counts[i], latest[i] - from);
      }
    }
    return (int) Math.min(wanted, Integer.MAX_VALUE);
  }
}
