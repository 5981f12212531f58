/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import org.arijava.event.Event;

/** Which events somebody wants, decided without decoding them. Immutable. */
public sealed interface Interest {

  /** Whether the event is wanted. */
  boolean in(ReceivedEvent event);

  /** How messages call it. */
  String text();

  /** Events of a Java type. */
  record OfType(Class<? extends Event> type) implements Interest {
    @Override
    public boolean in(ReceivedEvent event) {
      return type.isAssignableFrom(event.face());
    }

    @Override
    public String text() {
      return type.getSimpleName();
    }
  }

  /** Events by the name of their type in ARI. */
  record Named(String name) implements Interest {
    @Override
    public boolean in(ReceivedEvent event) {
      return event.type().equals(name);
    }

    @Override
    public String text() {
      return name;
    }
  }
}
