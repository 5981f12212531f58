/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.async;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Subscription;
import org.arijava.event.Event;

/**
 * A client whose operations return futures: a view of an {@link AriClient}, made by {@link
 * AriClient#async()}. Thread-safe.
 *
 * <p>Each operation has the name and the parameters of its blocking twin, sends the same request,
 * and fails alike: its future completes with an {@link org.arijava.error.AriException}, which
 * {@code join} wraps into a {@code CompletionException} as it always does. What is wrong with an
 * argument is thrown at once. Every request ends at its deadline, {@link
 * AriOptions#requestTimeout()} after the call at the latest; however many are under way, they wait
 * for a connection in the order of their calls. Cancelling a future, or any other way to end it
 * early, gives up its request.
 *
 * <p>A future that is asked for in a handler completes in the handler's turn, and so does what is
 * composed of it: the continuations of a call do not overlap with its handlers. One that is asked
 * for elsewhere completes on the handler executor; {@code next} completes in the turn of the object
 * whose event it is. None ever completes on the network thread. A handler that waits for such a
 * future, by {@code get} or {@code join}, passes its turn on, as one that waits for an event does.
 */
public interface AsyncAriClient {

  /** Stasis applications. */
  AsyncApplications applications();

  /** Asterisk itself: modules, logs, configuration, global variables. */
  AsyncAsterisk asterisk();

  /** Bridges. */
  AsyncBridges bridges();

  /** Channels. */
  AsyncChannels channels();

  /** Device states. */
  AsyncDeviceStates deviceStates();

  /** Endpoints. */
  AsyncEndpoints endpoints();

  /** User events and claims. */
  AsyncEvents events();

  /** Mailboxes. */
  AsyncMailboxes mailboxes();

  /** Playbacks. */
  AsyncPlaybacks playbacks();

  /** Live and stored recordings. */
  AsyncRecordings recordings();

  /** Sounds. */
  AsyncSounds sounds();

  /** {@link AriClient#supports(String)}, as a future. */
  CompletableFuture<Boolean> supports(String operation);

  /** {@link AriClient#supports(String, String)}, as a future. */
  CompletableFuture<Boolean> supports(String operation, String parameter);

  /** {@link AriClient#on(Class, Consumer)}, the same. */
  <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler);

  /** {@link AriClient#on(String, Consumer)}, the same. */
  Subscription on(String type, Consumer<? super Event> handler);

  /**
   * {@link AriClient#await(Class, Duration)}, as a future without a deadline: it fails when the
   * last session is over, or the client closes. Asked for while no session is open, it waits for
   * one that is yet to start.
   */
  <E extends Event> CompletableFuture<E> next(Class<E> type);

  /** {@link AriClient#await(Class, Duration)}, as a future. */
  <E extends Event> CompletableFuture<E> next(Class<E> type, Duration timeout);

  /** {@link AriClient#await(String, Duration)}, as a future without a deadline. */
  CompletableFuture<Event> next(String type);

  /** {@link AriClient#await(String, Duration)}, as a future. */
  CompletableFuture<Event> next(String type, Duration timeout);

  /**
   * {@link AriClient#events(Class)}, as a publisher: each of its subscribers is sent the events
   * from its subscription on, one at a time and no more than it asked for. Up to 1,024 wait for it
   * to ask; past that the oldest is dropped and told to {@link
   * org.arijava.AriListener#eventsDropped}.
   */
  <E extends Event> Flow.Publisher<E> events(Class<E> type);

  /**
   * {@link AriClient#events(Class, int)}, as a publisher: up to {@code capacity} events wait for a
   * subscriber to ask.
   *
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  <E extends Event> Flow.Publisher<E> events(Class<E> type, int capacity);

  /** {@link AriClient#events(String)}, as a publisher. */
  Flow.Publisher<Event> events(String type);

  /** {@link AriClient#start(String...)}, as a future; cancelling it closes the session. */
  CompletableFuture<AriSession> start(String... apps);

  /** {@link AriClient#start(List, Consumer)}, as a future; cancelling it closes the session. */
  CompletableFuture<AriSession> start(
      List<String> apps, Consumer<? super AriSession.Options> options);

  /** {@link AriClient#run(String...)}, as a future; cancelling it closes the session. */
  CompletableFuture<Void> run(String... apps);

  /** {@link AriClient#close()}, as a future. It completes on a thread of its own. */
  CompletableFuture<Void> close();
}
