/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventHeader;
import org.jspecify.annotations.Nullable;

/**
 * An event of which only so much was read as routing needs; the rest is decoded once, when somebody
 * first wants it, and forgotten when all who listened have had it; once more for all who come late.
 * Thread-safe.
 *
 * <p>The latest of each object are kept, so that it is small, and one with its header.
 */
final class ReceivedEvent extends EventHeader {

  private static final AtomicIntegerFieldUpdater<ReceivedEvent> DELIVERIES =
      AtomicIntegerFieldUpdater.newUpdater(ReceivedEvent.class, "deliveries");

  private final Source source;
  private volatile @Nullable Event decoded;

  private volatile int deliveries;

  @GuardedBy("this")
  private boolean rejected;

  ReceivedEvent(Source source, Envelope envelope) {
    super(envelope);
    this.source = source;
  }

  /** Where its deliveries wait. */
  Backlog backlog() {
    return source.backlog();
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
          event = EventDecoder.decode(source.core(), this);
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

  /** It is under way to the handlers of a turn, as its envelope, which is still true, says. */
  void delivering(Envelope envelope) {
    if (DELIVERIES.getAndIncrement(this) == 0) {
      outline(envelope);
    }
  }

  /** The handlers of one turn have had it, or it is dropped on its way to them. */
  void delivered() {
    if (DELIVERIES.decrementAndGet(this)
        == 0) { // keeps the bytes for those who come late, not what was made of them
      decoded = null;
      forgetOutline();
    }
  }
}
