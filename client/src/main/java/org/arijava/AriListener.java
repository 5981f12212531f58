/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens inside the client. Every method does nothing by default. Called one at a time,
 * in order, on a handler thread; it may block. What it throws is logged.
 */
public interface AriListener {

  /** A session is up for the first time: Asterisk has registered its applications. */
  default void connected(AriSession session) {}

  /** A session lost its connection and will try to connect again. */
  default void disconnected(AriSession session, String reason) {}

  /** A session is up again; {@link #gap} was told before. */
  default void reconnected(AriSession session) {}

  /** The events of a time are lost; what ended meanwhile is told by synthetic events. */
  default void gap(Gap gap) {}

  /** A session is over. */
  default void closed(AriSession session, String reason) {}

  /** A handler threw; the other handlers of the event ran or will run. */
  default void handlerFailed(Event event, Throwable failure) {}

  /** Handlers were too slow for too long: that many more of the oldest events were dropped. */
  default void eventsDropped(long count) {}

  /**
   * A message of the event stream could not be read; the stream goes on.
   *
   * @param session where it came from; null when it was fed in by other means
   */
  default void messageRejected(@Nullable AriSession session, AriDecodeException failure) {}
}
