/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import org.jspecify.annotations.Nullable;

/** Work in its order, linked through itself. Guarded by the turn whose work it is. */
final class WorkQueue {

  private @Nullable Work first;
  private @Nullable Work last;

  boolean isEmpty() {
    return first == null;
  }

  void add(Work work) {
    if (last == null) {
      first = work;
    } else {
      last.behind = work;
    }
    last = work;
  }

  @Nullable Work poll() {
    Work polled = first;
    if (polled != null) {
      first = polled.behind;
      polled.behind = null;
      if (first == null) {
        last = null;
      }
    }
    return polled;
  }

  /** Takes out the first work of a kind, whatever is before it. */
  @Nullable Work poll(Class<? extends Work> kind) {
    Work before = null;
    Work work = first;
    while (work != null && !kind.isInstance(work)) {
      before = work;
      work = work.behind;
    }
    if (work == null || before == null) {
      return work == null ? null : poll();
    }
    before.behind = work.behind;
    work.behind = null;
    if (last == work) {
      last = before;
    }
    return work;
  }
}
