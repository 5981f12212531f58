/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** How many events are kept for who begins to listen late, of all objects. Thread-safe. */
final class KeptEvents {

  private static final int MOST_OF_ONE = 64;
  private static final int LEAST_OF_ONE = 2;

  private final int most;
  private final IntSupplier objects;
  private final AtomicInteger count = new AtomicInteger();

  /**
   * None yet.
   *
   * @param most how many of all together there shall be
   * @param objects tells how many objects there are
   */
  KeptEvents(int most, IntSupplier objects) {
    this.most = most;
    this.objects = objects;
  }

  /** So many more are kept, or fewer. */
  void add(int more) {
    count.addAndGet(more);
  }

  int count() {
    return count.get();
  }

  /** Whether there are more than there shall be. */
  boolean areTooMany() {
    return count() > most;
  }

  /** How many an object may keep: its share, once there are too many. */
  int share() {
    if (!areTooMany()) {
      return MOST_OF_ONE;
    }
    int share = most / Math.max(1, objects.getAsInt());
    return Math.max(LEAST_OF_ONE, Math.min(MOST_OF_ONE, share));
  }
}
