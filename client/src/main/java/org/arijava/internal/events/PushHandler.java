/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.function.Consumer;
import org.arijava.Subscription;
import org.arijava.event.Event;

/** Calls the user's code. Thread-safe. */
final class PushHandler extends Handler implements Subscription {

  private final Consumer<? super Event> action;

  PushHandler(long number, Interest interest, long from, Consumer<? super Event> action) {
    super(number, interest, from);
    this.action = action;
  }

  @Override
  void accept(Event event) {
    action.accept(event);
  }

  @Override
  void ended(Event event) {
    close();
  }

  @Override
  void abandoned() {
    close();
  }
}
