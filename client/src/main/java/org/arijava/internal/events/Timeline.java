/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of an object, and how many of which type came before them. Guarded by the
 * object's state.
 */
final class Timeline {

  /*
   * One event, or a ring. Once that is full, what is asked of the oldest event, when another takes
   * its place, lies beside it: the event itself has long left the processor's caches by then.
   */

  private static final ReceivedEvent[] NO_EVENTS = {};
  private static final long[] NO_NOTES = {};

  private final KeptEvents kept;
  private @Nullable ReceivedEvent only;
  private ReceivedEvent[] events = NO_EVENTS;
  private int first;
  private int size;
  private long[] notes = NO_NOTES;
  private @Nullable Lapsed lapsed;

  /** Nothing yet; what is kept is counted. */
  Timeline(KeptEvents kept) {
    this.kept = kept;
  }

  /**
   * Adds an event, later than all before it, and lets go of the oldest of those that are kept
   * beyond the bound.
   *
   * @param bound how many are kept at least; it may be another each time
   * @param delivered the number of the latest event that is not wanted for a delivery any more
   */
  void add(ReceivedEvent event, int bound, long delivered) {
    int before = size;
    letGo(bound - 1, delivered);
    if (size == 0 && events.length == 0) {
      only = event;
    } else {
      if (size >= events.length) {
        grow(bound);
      }
      put((first + size) % events.length, event);
    }
    size++;
    count(before);
  }

  private void count(int before) {
    if (size != before) {
      kept.add(size - before);
    }
  }

  private void put(int at, ReceivedEvent event) {
    events[at] = event;
    if (notes.length > 0) {
      notes[at] = lapsed().note(event);
    }
  }

  private void grow(int bound) {
    List<ReceivedEvent> all = events();
    int larger = size >= bound ? 2 * size : Math.min(bound, 2 * size);
    only = null;
    events = new ReceivedEvent[larger];
    first = 0;
    if (larger >= bound || notes.length > 0) {
      notes = new long[larger];
    }
    for (int i = 0; i < size; i++) {
      put(i, all.get(i));
    }
  }

  private Lapsed lapsed() {
    Lapsed known = lapsed;
    if (known == null) {
      known = new Lapsed();
      lapsed = known;
    }
    return known;
  }

  /** Lets go of the oldest of those that are kept beyond so many, unless they are still wanted. */
  void trim(int most, long delivered) {
    int before = size;
    letGo(most, delivered);
    count(before);
  }

  /** None of its events is kept any more, nor is this. */
  void end() {
    kept.add(-size);
  }

  private void letGo(int most, long delivered) {
    while (size > most) {
      ReceivedEvent one = only;
      long note =
          one == null && notes.length > 0
              ? notes[first]
              : lapsed().note(one == null ? events[first] : one);
      if (!lapsed().add(note, delivered)) {
        return;
      }
      if (one == null) {
        events[first] = null;
        first = first + 1 == events.length ? 0 : first + 1;
      } else {
        only = null;
      }
      size--;
    }
  }

  /** Those that are kept, the oldest first. */
  List<ReceivedEvent> events() {
    List<ReceivedEvent> all = new ArrayList<>(size);
    ReceivedEvent one = only;
    if (one != null) {
      all.add(one);
      return all;
    }
    for (int i = 0; i < size; i++) {
      all.add(events[(first + i) % events.length]);
    }
    return all;
  }

  /** The latest. */
  ReceivedEvent last() {
    ReceivedEvent one = only;
    return one == null ? events[(first + size - 1) % events.length] : one;
  }

  /**
   * How many of those that are kept no longer an interest would have been in after one, at most.
   */
  int lost(Interest interest, long from) {
    return lapsed == null ? 0 : lapsed.wanted(interest, from);
  }
}
