/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.List;

/** The handlers that listen to all objects. Thread-safe. */
final class ClientWide implements Owner {

  @GuardedBy("this")
  private final Registry handlers = new Registry();

  synchronized void add(Handler handler) {
    handler.belongTo(this);
    handlers.add(handler);
  }

  @Override
  public synchronized void remove(Handler handler) {
    handlers.remove(handler);
  }

  @Override
  public boolean endsWith(ReceivedEvent event) {
    return false;
  }

  /** Whether somebody wants the event. */
  synchronized boolean wants(ReceivedEvent event) {
    return handlers.wants(event);
  }

  /** Adds those who want the event. */
  synchronized void collect(ReceivedEvent event, Collection<Handler> wanting) {
    handlers.collect(event, wanting);
  }

  synchronized List<Handler> all() {
    return handlers.all();
  }
}
