/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Subscription;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** One channel, whose handlers are run as the test wants. Thread-safe as the router is. */
final class Routed {

  private static final ObjectKey CHANNEL = new ObjectKey("Channel", "1");
  private static final Interest ANY = Interest.of(Event.class);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final AriOptions OPTIONS =
      AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
  private static final Transport NOWHERE = new Nowhere();
  private static final Core CORE =
      new Core(AriClient.over(OPTIONS, NOWHERE), OPTIONS, NOWHERE, new Inbox(OPTIONS));

  private final EventRouter router;
  private final Source source =
      new Source(CORE, null, new Backlog(100, true, () -> {}), event -> {});

  /** A channel whose handlers run on the thread that has the event: each sequence is tried fast. */
  Routed() {
    this(Runnable::run);
  }

  /** A channel whose handlers run on the executor. */
  Routed(Executor executor) {
    this.router =
        new EventRouter(
            executor,
            () -> 0,
            false,
            1_000,
            LONG,
            (event, failure) -> {
              throw new IllegalStateException(failure);
            },
            (session, failure) -> {
              throw failure;
            },
            count -> {
              throw new IllegalStateException("dropped");
            });
  }

  /** Routes an event of the channel; one thread at a time. */
  void route(String type) {
    byte[] message =
        ("{\"type\":\"" + type + "\",\"channel\":{\"id\":\"1\"}}").getBytes(StandardCharsets.UTF_8);
    Envelope envelope =
        new EnvelopeReader(router.states()::known).read(message, null, router.next(), false);
    router.route(new ReceivedEvent(source, envelope), envelope);
    router.start();
  }

  /** Calls the handler for all events of the channel, those before this included. */
  Subscription on(Consumer<Event> handler) {
    return router.on(CHANNEL, ANY, 0, handler);
  }

  /** Waits for the first event of a name. */
  Event await(String type) {
    return router.await(CHANNEL, new Interest.Named(type), 0, LONG);
  }

  /** Runs something in the channel's turn. */
  void inTurn(Runnable work) {
    router.turn(CHANNEL).add(Work.of(work));
  }

  /** The router itself. */
  EventRouter router() {
    return router;
  }

  private static final class Nowhere implements Transport {

    @Override
    public CompletableFuture<AriResponse> exchange(AriRequest request) {
      throw new IllegalStateException("a request");
    }

    @Override
    public CompletableFuture<AriDownload> download(AriRequest request) {
      throw new IllegalStateException("a request");
    }

    @Override
    public CompletableFuture<EventSocket> open(
        String query, Duration timeout, EventSocket.Listener listener) {
      throw new IllegalStateException("a stream");
    }

    @Override
    public void close() {}
  }
}
