/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriOptions.WhenFull;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a message from a session to the turns of its handlers. Thread-safe; one message is
 * taken in at a time, so that their numbers are the order in which they are routed.
 */
public final class Inbox implements AutoCloseable {

  /** Who is told when nobody is. */
  public static final AriListener NOBODY = new AriListener() {};

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final AriListener listener;
  private final WhenFull whenFull;
  private final int bound;
  private final HandlerThreads threads = new HandlerThreads();
  private final Turn listenerTurn;
  private final AtomicLong drops = new AtomicLong();
  private final EventRouter router;
  private final EnvelopeReader reader;
  private final Arrivals<Messages> arrivals = new Arrivals<>(this::take);
  private final Backlog fedIn;

  private record Messages(Source source, List<byte[]> texts, boolean synthetic) {}

  /** An inbox as the options want it. */
  public Inbox(AriOptions options) {
    this.listener = options.listener();
    this.whenFull = options.whenFull();
    this.bound = options.maxWaitingEvents();
    Executor executor = options.executor().orElse(threads);
    this.listenerTurn = new Turn(executor);
    this.router =
        new EventRouter(
            executor,
            System::nanoTime,
            options.serial(),
            options.maxKeptEvents(),
            options.requestTimeout(),
            this::handlerFailed,
            this::rejected,
            this::dropped);
    this.reader = new EnvelopeReader(router.states()::known);
    this.fedIn = new Backlog(bound, true, () -> dropped(1));
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
   * A session as the source of events.
   *
   * @param seen told what a message is before it is routed
   * @param dropped called for each event that was dropped because too many waited
   * @param full called when too many wait and the session is to end its connection for that
   */
  public Source source(
      Core core, AriSession session, Consumer<Envelope> seen, Runnable dropped, Runnable full) {
    boolean drops = whenFull == WhenFull.DROP_OLDEST;
    return new Source(core, session, new Backlog(bound, drops, drops ? dropped : full), seen);
  }

  /** What feeds events in by other means. */
  public Source source(Core core) {
    return new Source(core, null, fedIn, event -> {});
  }

  /** Takes messages in. Neither blocks nor runs user code. */
  public void received(Source source, List<byte[]> messages) {
    arrivals.add(new Messages(source, messages, false));
  }

  /** Takes in an event that the client itself made up. */
  public void synthetic(Source source, byte[] message) {
    arrivals.add(new Messages(source, List.of(message), true));
  }

  private void take(Messages messages) {
    try {
      for (byte[] text : messages.texts) {
        take(messages, text);
      }
    } finally {
      router.start();
    }
  }

  private void take(Messages messages, byte[] text) {
    Source source = messages.source;
    try {
      Envelope envelope = reader.read(text, source.session(), router.next(), messages.synthetic);
      source.seen(envelope);
      ReceivedEvent event = new ReceivedEvent(source, envelope);
      router.route(event, envelope);
    } catch (AriDecodeException e) {
      rejected(source.session(), e);
    } catch (RuntimeException e) {
      log.error("A message of the {} was not handled", source.session(), e);
    }
  }

  private void rejected(@Nullable AriSession session, AriDecodeException why) {
    log.warn("A message of the {} cannot be read: {}", session, why.getMessage());
    tell(l -> l.messageRejected(session, why));
  }

  private void handlerFailed(Event event, Throwable failure) {
    log.error("A handler of {} failed", event.type(), failure);
    tell(l -> l.handlerFailed(event, failure));
  }

  /** Tells the listener, after all that it was told before. */
  public void tell(Consumer<AriListener> call) {
    execute(() -> call.accept(listener));
  }

  /** Runs code of the user's after all that he was told before. */
  public void execute(Runnable call) {
    listenerTurn.add(
        Work.of(
            () -> {
              try {
                call.run();
              } catch (Exception e) {
                log.error("The listener failed", e);
              }
            }));
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
