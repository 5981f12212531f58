/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.arijava.AriListener;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.EventDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a message from a session to the handlers. Thread-safe. */
public final class Inbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final AriListener listener;
  private final Dispatcher dispatcher;
  private final EventRouter router = new EventRouter(this::handlerFailed);
  private final AtomicLong sequence = new AtomicLong();

  /** An inbox in which at most so many events wait for their handlers. */
  public Inbox(AriListener listener, int maxWaitingEvents) {
    this.listener = listener;
    this.dispatcher = new SerialDispatcher("ari-events", maxWaitingEvents);
  }

  /** Who listens to what. */
  public EventRouter router() {
    return router;
  }

  /** Takes a message in. Does not block. */
  public void received(Core core, AriSession session, byte[] message) {
    dispatcher.add(
        () -> {
          try {
            router.deliver(EventDecoder.decode(message, core, session, sequence.incrementAndGet()));
          } catch (AriDecodeException e) {
            log.warn("A message of the {} cannot be read: {}", session, e.getMessage());
            tell(l -> l.messageRejected(session, e));
          }
        },
        () -> tell(l -> l.eventsDropped(session, 1)));
  }

  /** A session is up. */
  public void connected(AriSession session) {
    tell(l -> l.connected(session));
  }

  /** A session is down. */
  public void disconnected(AriSession session, String reason) {
    tell(l -> l.disconnected(session, reason));
  }

  private void handlerFailed(Event event, Throwable failure) {
    log.error("A handler of {} failed", event, failure);
    tell(l -> l.handlerFailed(event, failure));
  }

  private void tell(Consumer<AriListener> call) {
    try {
      call.accept(listener);
    } catch (RuntimeException e) {
      log.error("The listener failed", e);
    }
  }

  /** Ends all subscriptions; what waits is discarded. */
  @Override
  public void close() {
    router.close();
    dispatcher.close();
  }
}
