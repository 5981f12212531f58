/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.internal.Core;
import org.arijava.internal.codec.DecodedEvent.EventHeader;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventDecoder.Envelope;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a message from a session to the turns of its handlers. Thread-safe. */
public final class Inbox implements AutoCloseable {

  /** Who is told when nobody is. */
  public static final AriListener NOBODY = new AriListener() {};

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final AriListener listener;
  private final HandlerThreads threads = new HandlerThreads();
  private final Turn listenerTurn;
  private final AtomicLong drops = new AtomicLong();
  private final EventRouter router;

  /** An inbox as the options want it. */
  public Inbox(AriOptions options) {
    this.listener = options.listener();
    Executor executor = options.executor().orElse(threads);
    this.listenerTurn = new Turn(executor);
    this.router =
        new EventRouter(
            executor,
            System::nanoTime,
            options.serial(),
            options.maxWaitingEvents(),
            options.requestTimeout(),
            this::handlerFailed,
            this::dropped);
  }

  /** So many events were dropped. */
  public void dropped(long count) {
    if (drops.getAndAdd(count) == 0) {
      tell(l -> l.eventsDropped(drops.getAndSet(0)));
    }
  }

  /** Who listens to what. */
  public EventRouter router() {
    return router;
  }

  /**
   * Takes a message in. Neither blocks nor runs user code.
   *
   * @param seen told what the message is before it is routed
   */
  public void received(
      Core core, @Nullable AriSession session, byte[] message, Consumer<EventHeader> seen) {
    received(core, session, message, seen, false);
  }

  /** Takes in an event that the client itself made up. */
  public void synthetic(Core core, AriSession session, byte[] message) {
    received(core, session, message, header -> {}, true);
  }

  private void received(
      Core core,
      @Nullable AriSession session,
      byte[] message,
      Consumer<EventHeader> seen,
      boolean synthetic) {
    Envelope envelope;
    try {
      envelope = EventDecoder.envelope(message, session, router.next(), synthetic);
    } catch (AriDecodeException e) {
      log.warn("A message of the {} cannot be read: {}", session, e.getMessage());
      tell(l -> l.messageRejected(session, e));
      return;
    }
    seen.accept(envelope.header());
    router.route(new ReceivedEvent(core, message, envelope.header(), envelope.objects()));
  }

  private void handlerFailed(ReceivedEvent event, Throwable failure) {
    log.error("A handler of {} {} failed", event.type(), event.objects(), failure);
    tell(l -> l.handlerFailed(event.decoded(), failure));
  }

  /** Tells the listener, after all that it was told before. */
  public void tell(Consumer<AriListener> call) {
    listenerTurn.add(
        () -> {
          try {
            call.accept(listener);
          } catch (Exception e) {
            log.error("The listener failed", e);
          }
        });
  }

  /** The transport, telling the listener of its requests if there is one. */
  public Transport observed(Transport transport) {
    return listener == NOBODY ? transport : new ObservedTransport(transport, this);
  }

  /** Ends all subscriptions and waits; what was not delivered is discarded. */
  @Override
  public void close() {
    router.close();
    threads.close();
  }
}
