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

  /** The bits of a note that tell the place of a type. */
  private static final int PLACE = 16;

  private static final int MOST = (1 << PLACE) - 1;

  private EventType[] types = new EventType[4];
  private int[] counts = new int[4];
  private long[] latest = new long[4];
  private int size;

  /** What is asked of an event once it is kept no longer: its number and the place of its type. */
  long note(ReceivedEvent event) {
    return event.sequence() << PLACE | place(event.type());
  }

  /** The event of that note, later than all before it, is kept no longer, if it was delivered. */
  boolean add(long note, long delivered) {
    long number = note >>> PLACE;
    if (number > delivered) {
      return false;
    }
    int at = (int) note & MOST;
    counts[at]++;
    latest[at] = number;
    return true;
  }

  /** Types beyond all reason share the last place. */
  private int place(EventType type) {
    int at = Math.min(find(type), MOST);
    if (at == size) {
      if (size == types.length) {
        types = Arrays.copyOf(types, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        latest = Arrays.copyOf(latest, 2 * size);
      }
      types[size++] = type;
    }
    return at;
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
