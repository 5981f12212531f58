/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import org.jspecify.annotations.Nullable;

/** A piece of work for a turn. In one queue at most; confined to the turn. */
abstract class Work {

  /** What comes behind it in its queue; guarded by the turn. */
  @Nullable Work behind;

  /** What comes before it in its queue; guarded by the turn. */
  @Nullable Work before;

  /** Does it. */
  abstract void run();

  /** Whether it is not finished although it was begun: then somebody else goes on with it. */
  boolean hasMore() {
    return false;
  }

  /** Work that is one call. */
  static Work of(Runnable call) {
    return new Work() {
      @Override
      void run() {
        call.run();
      }
    };
  }
}
