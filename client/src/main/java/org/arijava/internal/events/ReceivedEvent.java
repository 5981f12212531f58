/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.Set;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.DecodedEvent.EventHeader;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventTypes;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * An event of which only so much was read as routing needs; the rest is decoded once, when somebody
 * first wants it. Thread-safe.
 */
final class ReceivedEvent {

  private final Core core;
  private final byte[] message;
  private final Class<? extends Event> face;
  private final EventHeader header;
  private final Set<ObjectKey> objects;
  private volatile @Nullable Event decoded;

  ReceivedEvent(Core core, byte[] message, EventHeader header, Set<ObjectKey> objects) {
    this.core = core;
    this.message = message;
    this.face = EventTypes.of(header.type());
    this.header = header;
    this.objects = objects;
  }

  String type() {
    return header.type();
  }

  long sequence() {
    return header.sequence();
  }

  EventHeader header() {
    return header;
  }

  /** The interface that stands for its type. */
  Class<? extends Event> face() {
    return face;
  }

  /** The objects it names, in its own order. */
  Set<ObjectKey> objects() {
    return objects;
  }

  /** The whole event. */
  Event decoded() {
    Event event = decoded;
    if (event == null) {
      synchronized (this) {
        event = decoded;
        if (event == null) {
          event = EventDecoder.decode(message, core, header);
          decoded = event;
        }
      }
    }
    return event;
  }
}
