/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Instant;
import java.util.Comparator;

/** Something that happens later. Confined to the world's thread. */
public final class Timer {
  static final Comparator<Timer> ORDER =
      Comparator.comparing((Timer t) -> t.due).thenComparingLong(t -> t.sequence);

  final Instant due;
  final long sequence;
  final boolean awaited;
  final Runnable task;
  private final WorldThread thread;

  Timer(WorldThread thread, Instant due, long sequence, boolean awaited, Runnable task) {
    this.thread = thread;
    this.due = due;
    this.sequence = sequence;
    this.awaited = awaited;
    this.task = task;
  }

  /** Makes that it does not happen. */
  public void cancel() {
    thread.cancel(this);
  }
}
