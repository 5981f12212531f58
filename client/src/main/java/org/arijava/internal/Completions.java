/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.AsyncResult;
import org.arijava.internal.events.Interest;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what Asterisk has only promised, on the caller's thread or on none. Thread-safe.
 *
 * <p>There are ends that Asterisk never tells; a {@link Vigil} sees to it that they are told all
 * the same.
 */
public final class Completions {

  private final Core core;

  Completions(Core core) {
    this.core = core;
  }

  /** Waits for the event that ends an object after the one that its snapshot came with. */
  public <E extends Event> E end(ObjectKey object, Class<E> type, long asOf, Duration timeout) {
    try {
      return type.cast(await(object, new Interest.OfType(type), asOf, timeout));
    } catch (ObjectGoneException e) {
      return orEarlierEnd(type, e);
    }
  }

  /** As {@link #end}, without waiting. */
  public <E extends Event> CompletableFuture<E> ended(
      ObjectKey object, Class<E> type, long asOf, Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    AsyncResult<E> result = core.router().asyncEvents().result(object);
    CompletableFuture<Event> event = promised(object, new Interest.OfType(type), asOf, timeout);
    result.onGivenUp(() -> event.cancel(true));
    event.whenComplete(
        (told, failure) ->
            result.settleHere(
                () -> {
                  if (failure instanceof ObjectGoneException gone) {
                    return orEarlierEnd(type, gone);
                  }
                  return type.cast(orThrow(told, failure));
                }));
    return result;
  }

  /** The end of an object that had ended before its snapshot. */
  private static <E extends Event> E orEarlierEnd(Class<E> type, ObjectGoneException gone) {
    if (type.isInstance(gone.event())) {
      return type.cast(gone.event());
    }
    throw gone;
  }

  /** Sends a command and waits for the first of the events that tell that it is done. */
  public <E extends Event> E after(
      Operation<?> command,
      ObjectKey object,
      Class<E> family,
      List<Class<? extends Event>> done,
      Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    long asOf = core.router().now();
    command.await();
    try {
      return family.cast(await(object, interest(done), asOf, timeout));
    } catch (AriTimeoutException e) {
      throw unconfirmed(e);
    }
  }

  /** As {@link #after}, without waiting. */
  public <E extends Event> CompletableFuture<E> afterwards(
      Operation<?> command,
      ObjectKey object,
      Class<E> family,
      List<Class<? extends Event>> done,
      Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    long asOf = core.router().now();
    AsyncResult<E> result = core.router().asyncEvents().result(object);
    CompletableFuture<?> sent = command.start();
    AtomicReference<@Nullable CompletableFuture<?>> under = new AtomicReference<>(sent);
    Consumer<CompletableFuture<?>> giveUp = each -> each.cancel(true);
    result.onGivenUp(() -> giveUp.accept(Objects.requireNonNull(under.get())));
    sent.whenComplete(
        (nothing, refusal) -> {
          if (refusal != null) {
            result.settleHere(() -> orThrow(null, refusal));
            return;
          }
          CompletableFuture<Event> event = promised(object, interest(done), asOf, timeout);
          under.set(event);
          if (result.isDone()) {
            giveUp.accept(event);
          }
          event.whenComplete(
              (told, failure) ->
                  result.settleHere(
                      () ->
                          family.cast(
                              orThrow(
                                  told,
                                  failure instanceof AriTimeoutException late
                                      ? unconfirmed(late)
                                      : failure))));
        });
    return result;
  }

  private static Interest interest(List<Class<? extends Event>> types) {
    return types.size() == 1 ? Interest.of(types.get(0)) : new Interest.OneOf(types);
  }

  /** The command was sent, and whether it was done is not known. */
  private static AriTimeoutException unconfirmed(AriTimeoutException e) {
    return new AriTimeoutException(String.valueOf(e.getMessage()), Outcome.UNKNOWN, e);
  }

  private static <T> T orThrow(@Nullable T value, @Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw Futures.rethrown(failure);
    }
    return Objects.requireNonNull(value);
  }

  private Event await(ObjectKey object, Interest interest, long asOf, Duration timeout) {
    Vigil vigil = Vigil.over(core, object);
    try {
      return core.router().awaitPromised(object, interest, asOf, timeout);
    } finally {
      vigil.end();
    }
  }

  private CompletableFuture<Event> promised(
      ObjectKey object, Interest interest, long asOf, Duration timeout) {
    CompletableFuture<Event> event =
        core.router().asyncEvents().promised(object, interest, asOf, timeout);
    Vigil vigil = Vigil.over(core, object);
    event.whenComplete((told, failure) -> vigil.end());
    return event;
  }
}
