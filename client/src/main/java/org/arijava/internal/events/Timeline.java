/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.List;
import org.arijava.internal.codec.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of an object, and how many of which type came before them. Guarded by the
 * object's state.
 */
final class Timeline {

  /*
   * A ring. Once it is full, what is asked of the oldest event, when another takes its place, lies
   * beside it: the event itself has long left the processor's caches by then.
   */

  private static final ReceivedEvent[] NO_EVENTS = {};
  private static final long[] NO_NUMBERS = {};
  private static final EventType[] NO_TYPES = {};

  private final int bound;
  private ReceivedEvent[] events = NO_EVENTS;
  private long[] numbers = NO_NUMBERS;
  private EventType[] types = NO_TYPES;
  private int first;
  private int size;
  private @Nullable Lapsed lapsed;

  /** No events; so many are kept at least. */
  Timeline(int bound) {
    this.bound = bound;
  }

  /**
   * Adds an event, later than all before it, and lets go of the oldest of those that are kept
   * beyond the bound.
   *
   * @param delivered the number of the latest event that is not wanted for a delivery any more
   */
  void add(ReceivedEvent event, long delivered) {
    trim(bound - 1, delivered);
    if (size == events.length) {
      grow();
    }
    int at = (first + size) % events.length;
    events[at] = event;
    if (events.length >= bound) {
      numbers[at] = event.sequence();
      types[at] = event.type();
    }
    size++;
  }

  private void grow() {
    int larger = size >= bound ? 2 * size : Math.min(bound, Math.max(1, 2 * size));
    ReceivedEvent[] all = new ReceivedEvent[larger];
    System.arraycopy(events, first, all, 0, size - first);
    System.arraycopy(events, 0, all, size - first, first);
    events = all;
    first = 0;
    if (larger >= bound) {
      numbers = new long[larger];
      types = new EventType[larger];
      for (int i = 0; i < size; i++) {
        numbers[i] = all[i].sequence();
        types[i] = all[i].type();
      }
    }
  }

  /** The same without an event to add. */
  void trim(long delivered) {
    trim(bound, delivered);
  }

  private void trim(int most, long delivered) {
    while (size > most && numbers[first] <= delivered) {
      Lapsed before = lapsed;
      if (before == null) {
        before = new Lapsed();
        lapsed = before;
      }
      before.add(types[first], numbers[first]);
      events[first] = null;
      first = first + 1 == events.length ? 0 : first + 1;
      size--;
    }
  }

  /** Those that are kept, the oldest first. */
  List<ReceivedEvent> events() {
    List<ReceivedEvent> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(events[(first + i) % events.length]);
    }
    return all;
  }

  /** The latest. */
  ReceivedEvent last() {
    return events[(first + size - 1) % events.length];
  }

  /**
   * How many of those that are kept no longer an interest would have been in after one, at most.
   */
  int lost(Interest interest, long from) {
    return lapsed == null ? 0 : lapsed.wanted(interest, from);
  }
}
