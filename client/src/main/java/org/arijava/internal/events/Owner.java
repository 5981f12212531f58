/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

/** Who has handlers: an object, or the client. Thread-safe. */
interface Owner {

  /** Forgets a handler. */
  void remove(Handler handler);

  /** Whether the event is the owner's last. */
  boolean endsWith(ReceivedEvent event);
}
