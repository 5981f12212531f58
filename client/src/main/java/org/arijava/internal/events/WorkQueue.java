/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import org.jspecify.annotations.Nullable;

/** Work in its order, linked through itself. Guarded by the turn whose work it is. */
class WorkQueue {

  private @Nullable Work first;
  private @Nullable Work last;

  final boolean isEmpty() {
    return first == null;
  }

  final void append(Work work) {
    Work before = last;
    work.before = before;
    if (before == null) {
      first = work;
    } else {
      before.behind = work;
    }
    last = work;
  }

  final @Nullable Work poll() {
    Work polled = first;
    if (polled != null) {
      takeOut(polled);
    }
    return polled;
  }

  /** Takes out the first work of a kind, whatever is before it. */
  final @Nullable Work poll(Class<? extends Work> kind) {
    Work work = first;
    while (work != null && !kind.isInstance(work)) {
      work = work.behind;
    }
    if (work != null) {
      takeOut(work);
    }
    return work;
  }

  /** Takes out this work, if it is still there. */
  final void takeOut(Work work) {
    Work before = work.before;
    Work behind = work.behind;
    if (before != null) {
      before.behind = behind;
    } else if (first == work) {
      first = behind;
    } else {
      return;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.before = before;
    }
    work.before = null;
    work.behind = null;
  }
}
