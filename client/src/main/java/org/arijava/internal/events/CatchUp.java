/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import org.jspecify.annotations.Nullable;

/** What a handler has missed on its way to it, and the end of its object. Confined to the turn. */
final class CatchUp extends Work {

  private final EventRouter router;
  private final Handler handler;
  private @Nullable ReceivedEvent end;

  /**
   * The delivery of what a handler has missed.
   *
   * @param end the event that ended its object already, if it is over
   */
  CatchUp(EventRouter router, Handler handler, @Nullable ReceivedEvent end) {
    this.router = router;
    this.handler = handler;
    this.end = end;
  }

  @Override
  boolean hasMore() {
    return end != null || handler.hasMissed();
  }

  @Override
  void run() {
    router.catchUp(handler);
    ReceivedEvent last = end;
    end = null;
    if (last != null) {
      router.ended(handler, last);
    }
  }
}
