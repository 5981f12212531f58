/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

import org.arijava.event.Event;

/** The object ended before the awaited event came. */
public final class ObjectGoneException extends AriException {

  private static final long serialVersionUID = 1L;

  private final transient Event event;

  /** Creates the exception with the event that ended the object. */
  public ObjectGoneException(String message, Event event) {
    super(message, null);
    this.event = event;
  }

  /** The event that ended the object, as {@code ChannelDestroyed}. */
  public Event event() {
    return event;
  }
}
