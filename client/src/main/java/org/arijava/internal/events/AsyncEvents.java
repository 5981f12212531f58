/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.arijava.error.AriConnectionException;
import org.arijava.event.Event;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Listening without keeping a thread: futures and publishers of events. Thread-safe. */
public final class AsyncEvents {

  private final EventRouter router;
  private final Continuations continuations;
  private final BiConsumer<Event, Throwable> failures;
  private final LongConsumer drops;

  AsyncEvents(
      EventRouter router,
      Continuations continuations,
      BiConsumer<Event, Throwable> failures,
      LongConsumer drops) {
    this.router = router;
    this.continuations = continuations;
    this.failures = failures;
    this.drops = drops;
  }

  /**
   * The first event of an object after one, or of any object from now on. It completes in this
   * thread's turn, or if it has none in the turn of the object.
   *
   * @param timeout null for none
   */
  public <E> CompletableFuture<E> next(
      @Nullable ObjectKey object,
      Interest interest,
      long asOf,
      @Nullable Duration timeout,
      Function<Event, E> cast) {
    AsyncResult<E> result = result(object);
    begin(object, awaited(object, interest, asOf, result, cast, false), timeout);
    return result;
  }

  /**
   * The first event of an object after one, as {@link #next} gives it, but for a wait that outlives
   * sessions.
   */
  public CompletableFuture<Event> promised(
      ObjectKey object, Interest interest, long asOf, Duration timeout) {
    AsyncResult<Event> result = result(object);
    begin(object, awaited(object, interest, asOf, result, event -> event, true), timeout);
    return result;
  }

  /** A future that completes in this thread's turn, or if it has none in the turn of the object. */
  public <E> AsyncResult<E> result(@Nullable ObjectKey object) {
    Turn turn = Turn.current();
    return continuations.result(turn != null || object == null ? turn : router.turn(object));
  }

  private <E> NextEvent<E> awaited(
      @Nullable ObjectKey object,
      Interest interest,
      long asOf,
      AsyncResult<E> result,
      Function<Event, E> cast,
      boolean outlives) {
    return new NextEvent<>(
        router.number(),
        interest,
        router.start(object, asOf),
        EventRouter.text(object),
        result,
        cast,
        outlives);
  }

  private void begin(@Nullable ObjectKey object, NextEvent<?> next, @Nullable Duration timeout) {
    try {
      router.add(object, next);
    } catch (AriConnectionException e) {
      next.fail(e);
      return;
    }
    if (timeout != null) {
      next.expireAfter(continuations, timeout);
    }
  }

  /**
   * The events of an object after one, or of all objects from the subscription on.
   *
   * @param bound how many wait for a subscriber before the oldest is dropped
   */
  public <E> Flow.Publisher<E> published(
      @Nullable ObjectKey object,
      Interest interest,
      long asOf,
      int bound,
      Function<Event, E> cast) {
    return subscriber -> {
      Objects.requireNonNull(subscriber, "subscriber");
      Turn turn = Turn.current();
      PublishedEvents<E> events =
          new PublishedEvents<>(
              router.number(),
              interest,
              router.start(object, asOf),
              EventRouter.text(object),
              subscriber,
              cast,
              bound,
              drops,
              failures,
              turn != null ? turn : object == null ? router.newTurn() : router.turn(object));
      subscriber.onSubscribe(events);
      try {
        router.add(object, events);
      } catch (AriConnectionException e) {
        events.abandoned();
      }
      events.begin();
    };
  }
}
