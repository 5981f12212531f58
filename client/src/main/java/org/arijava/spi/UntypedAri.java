/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.arijava.Subscription;
import org.arijava.event.Event;

/**
 * A client below its types: any request, objects and events by name, with the transport, the
 * sessions and the turns of the typed client that it belongs to. Thread-safe. Not for implementing.
 */
public interface UntypedAri {

  /**
   * A request that is not sent yet.
   *
   * @param method the HTTP method
   * @param path below {@code /ari}, with its variables in braces, as {@code
   *     /channels/{channelId}/play}
   */
  UntypedRequest request(String method, String path);

  /**
   * Calls the handler for the events of that type that name the object and came after the snapshot,
   * in the object's turn, as {@code on} of a typed object does.
   *
   * @param object of a kind that {@link #kind} knows; another one is never named
   */
  Subscription on(ObjectSnapshot object, String type, Consumer<? super Event> handler);

  /**
   * Waits for the first event of that type that names the object and came after the snapshot. A
   * handler that waits passes its turn on.
   *
   * @throws org.arijava.error.ObjectGoneException when the object's last event came first
   * @throws org.arijava.error.AriTimeoutException when none came in time
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  Event await(ObjectSnapshot object, String type, Duration timeout);

  /**
   * Waits for the next event of that type, whatever it names. A handler that waits passes its turn
   * on.
   *
   * @throws org.arijava.error.AriTimeoutException when none came in time
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  Event await(String type, Duration timeout);

  /**
   * The kind of the object that a field of an event names, as {@code Channel} for {@code
   * replace_channel}: such events come to the handlers of that object. Empty when the typed client
   * knows of none.
   *
   * @param path the field's name, or the names on the way to it with dots between them
   */
  Optional<String> kind(String path);

  /** The typed object that the snapshot is of; empty when there is no type for its kind. */
  Optional<Object> typed(ObjectSnapshot snapshot);

  /** What a domain object of the typed client holds; empty when the argument is none. */
  Optional<ObjectSnapshot> snapshot(Object typed);

  /** The number of the latest event that arrived: what is known by now is at least so new. */
  long now();
}
