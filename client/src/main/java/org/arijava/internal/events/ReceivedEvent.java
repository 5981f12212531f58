/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventHeader;
import org.arijava.internal.codec.EventType;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * An event of which only so much was read as routing needs; the rest is decoded once, when somebody
 * first wants it, and forgotten when all who listened have had it. Thread-safe.
 */
final class ReceivedEvent {

  private final Core core;
  private final Backlog backlog;
  private final EventHeader header;
  private final ObjectKey[] objects;
  private volatile @Nullable Event decoded;

  @GuardedBy("this")
  private int deliveries;

  @GuardedBy("this")
  private boolean rejected;

  ReceivedEvent(Core core, Backlog backlog, Envelope envelope) {
    this.core = core;
    this.backlog = backlog;
    this.header = envelope.header();
    this.objects = envelope.keys();
  }

  EventType type() {
    return header.eventType();
  }

  long sequence() {
    return header.sequence();
  }

  EventHeader header() {
    return header;
  }

  /** Where its deliveries wait. */
  Backlog backlog() {
    return backlog;
  }

  /** The objects it names, in its own order; changed by nobody but the one who routes it. */
  ObjectKey[] objects() {
    return objects;
  }

  /**
   * The whole event.
   *
   * @throws AriDecodeException when it cannot be read
   */
  Event decoded() {
    Event event = decoded;
    if (event == null) {
      synchronized (this) {
        event = decoded;
        if (event == null) {
          event = EventDecoder.decode(core, header);
          decoded = event;
        }
      }
    }
    return event;
  }

  /** It cannot be read: true when nobody has been told so yet. */
  synchronized boolean reject() {
    boolean first = !rejected;
    rejected = true;
    return first;
  }

  /** It is under way to the handlers of one more turn. */
  synchronized void delivering() {
    deliveries++;
  }

  /** The handlers of one turn have had it. */
  synchronized void delivered() {
    if (--deliveries == 0) {
      decoded = null; // keeps the bytes for those who come late, not the tree
    }
  }
}
