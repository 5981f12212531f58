/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Duration;
import java.util.Optional;
import org.arijava.event.Event;

/**
 * Events that are kept until they are taken. Thread-safe.
 *
 * <p>A handler that waits here passes its turn on: the other handlers of its call run meanwhile.
 * The queue is bounded; when it is full the oldest event is dropped, counted and told to {@link
 * AriListener#eventsDropped}. It ends as a {@link Subscription} does; what it holds by then can
 * still be taken.
 */
public interface EventQueue<E extends Event> extends Subscription {

  /** How many events a queue holds unless it is told otherwise. */
  int CAPACITY = 1_024;

  /**
   * Takes the next event, waiting for it as long as the timeout says.
   *
   * @throws org.arijava.error.ObjectGoneException when the object has ended and no event is left
   * @throws org.arijava.error.AriTimeoutException when none came in time
   * @throws org.arijava.error.AriConnectionException when the queue or the client is closed, or the
   *     session that would have brought the event ends meanwhile; the queue stays open for what
   *     another one brings
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  E take(Duration timeout);

  /**
   * Takes the next event if one comes in time; nothing when none does, or none will come any more
   * because the queue or the session that would have brought it ends meanwhile.
   *
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  Optional<E> poll(Duration timeout);

  /**
   * How many events were dropped because the queue was full, or had come too long before the queue
   * was made to be kept.
   */
  long dropped();
}
