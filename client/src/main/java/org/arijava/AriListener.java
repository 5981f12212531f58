/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Duration;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriException;
import org.arijava.event.Event;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/**
 * Told what happens inside the client. Every method does nothing by default. Called one at a time,
 * in order, on a handler thread; it may block. What it throws is logged. What happens meanwhile
 * waits for it in memory, without a bound: what takes long, as writing each request to a slow place
 * does, belongs on a thread of yours.
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

  /** A request is sent. Its query and its body may hold secrets of yours; its text does not. */
  default void requestStarted(AriRequest request) {}

  /**
   * A request is over; of a download, its body is still to come.
   *
   * @param took from the call to the end of the answer
   * @param failure what the caller is thrown; null when Asterisk did what was asked. A 404 is a
   *     failure here, although {@code find} gives an empty result for it.
   */
  default void requestFinished(AriRequest request, Duration took, @Nullable AriException failure) {}

  /**
   * A handler threw, or a subscriber to a publisher of events, which is told no more; the other
   * handlers of the event ran or will run.
   */
  default void handlerFailed(Event event, Throwable failure) {}

  /**
   * That many more events were lost to who wanted them: dropped as the oldest because handlers, or
   * who takes from a queue, were too slow for too long; or no longer kept when somebody began to
   * listen to an object that much had been told of meanwhile; of those it is how many there were at
   * most.
   */
  default void eventsDropped(long count) {}

  /**
   * A message of the event stream could not be read; the stream goes on.
   *
   * @param session where it came from; null when it was fed in by other means
   */
  default void messageRejected(@Nullable AriSession session, AriDecodeException failure) {}
}
