/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.arijava.AriSession;
import org.arijava.error.AriConnectionException;
import org.arijava.event.Event;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Listening without keeping a thread: futures and publishers of events. Thread-safe. */
public final class AsyncEvents {

  private static final int BOUND = 1_024;

  private final EventRouter router;
  private final Continuations continuations;
  private final BiConsumer<Event, Throwable> failures;
  private final LongConsumer drops;
  private final Set<Pending> pending = ConcurrentHashMap.newKeySet();

  private record Pending(@Nullable ObjectKey object, NextEvent<?> event) {}

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
    Turn turn = Turn.current();
    AsyncResult<E> result =
        continuations.result(turn != null || object == null ? turn : router.turn(object));
    NextEvent<E> next =
        new NextEvent<>(
            router.number(),
            interest,
            router.start(object, asOf),
            EventRouter.text(object),
            result,
            cast);
    Pending entry = new Pending(object, next);
    pending.add(entry);
    result.whenComplete((event, failure) -> pending.remove(entry));
    try {
      router.add(object, next);
    } catch (AriConnectionException e) {
      result.refuse(e);
      return result;
    }
    if (timeout != null) {
      next.expireAfter(continuations, timeout);
    }
    return result;
  }

  /** The events of an object after one, or of all objects from the subscription on. */
  public <E> Flow.Publisher<E> published(
      @Nullable ObjectKey object, Interest interest, long asOf, Function<Event, E> cast) {
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
              BOUND,
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

  /**
   * A session will bring no event any more: futures of its objects fail.
   *
   * @param last whether no other session is left, so that all futures fail
   */
  public void sessionOver(AriSession session, boolean last, String reason) {
    for (Pending each : pending) {
      ObjectKey object = each.object();
      if (last || (object != null && router.lastSession(object) == session)) {
        each.event().cutOff(reason);
      }
    }
  }
}
