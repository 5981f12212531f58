/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;

/**
 * Told what happens inside the client. Every method does nothing by default. Called on the client's
 * own threads, so implementations return quickly and are thread-safe; what they throw is logged.
 */
public interface AriListener {

  /** A session is up: Asterisk accepted its applications. */
  default void connected(AriSession session) {}

  /** A session is down and will receive nothing more. */
  default void disconnected(AriSession session, String reason) {}

  /** A handler threw; the other handlers of the event ran or will run. */
  default void handlerFailed(Event event, Throwable failure) {}

  /** Handlers were too slow for too long: that many of the oldest waiting events were dropped. */
  default void eventsDropped(AriSession session, long count) {}

  /** A message of the event stream could not be read; the stream goes on. */
  default void messageRejected(AriSession session, AriDecodeException failure) {}
}
