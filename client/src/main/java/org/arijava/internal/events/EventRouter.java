/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.arijava.Subscription;
import org.arijava.event.Event;
import org.arijava.internal.codec.DecodedEvent;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Knows who listens to what and calls them. Registering is thread-safe; events are delivered by one
 * thread at a time.
 *
 * <p>The handlers of an event run in the order of their registration, those of the client among
 * those of the objects. A handler registered while an event is delivered does not get that event;
 * one that is closed meanwhile does not get it either.
 */
public final class EventRouter {

  private final ConcurrentMap<String, Collection<Handler>> byName = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, Collection<Handler>> byType = new ConcurrentHashMap<>();
  private final ConcurrentMap<ObjectKey, Collection<Handler>> byObject = new ConcurrentHashMap<>();
  private final AtomicLong registrations = new AtomicLong();
  private final BiConsumer<Event, Throwable> failures;

  /** A router that reports what handlers throw. */
  public EventRouter(BiConsumer<Event, Throwable> failures) {
    this.failures = failures;
  }

  /** Listens to all events of a type or family. */
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return register(byType, type, type::isInstance, event -> handler.accept(type.cast(event)));
  }

  /** Listens to all events of the type with that name. */
  public Subscription on(String type, Consumer<? super Event> handler) {
    return register(byName, type, event -> true, handler);
  }

  /** Listens to the events of a type or family that name an object. */
  public <E extends Event> Subscription on(
      ObjectKey object, Class<E> type, Consumer<? super E> handler) {
    return register(byObject, object, type::isInstance, event -> handler.accept(type.cast(event)));
  }

  /** Listens to the events of the type with that name that name an object. */
  public Subscription on(ObjectKey object, String type, Consumer<? super Event> handler) {
    return register(byObject, object, event -> event.type().equals(type), handler);
  }

  private <K> Subscription register(
      ConcurrentMap<K, Collection<Handler>> index,
      K key,
      Predicate<Event> matches,
      Consumer<? super Event> action) {
    Handler handler =
        new Handler(registrations.incrementAndGet(), matches, action) {
          @Override
          void forget() {
            index.computeIfPresent(
                key,
                (k, handlers) -> {
                  handlers.remove(this);
                  return handlers.isEmpty() ? null : handlers;
                });
          }
        };
    index.compute(
        key,
        (k, handlers) -> {
          Collection<Handler> all = handlers == null ? new ConcurrentLinkedQueue<>() : handlers;
          all.add(handler);
          return all;
        });
    return handler;
  }

  /** Calls everyone who listens to the event, then ends those whose object it ends. */
  public void deliver(Event event) {
    DecodedEvent decoded = (DecodedEvent) event;
    List<Handler> handlers = new ArrayList<>();
    gather(byName.get(event.type()), event, handlers);
    byType.values().forEach(all -> gather(all, event, handlers));
    decoded.objects().forEach(object -> gather(byObject.get(object), event, handlers));
    handlers.sort(Comparator.comparingLong(handler -> handler.number));
    for (Handler handler : handlers) {
      call(handler, event);
    }
    for (ObjectKey object : decoded.ended()) {
      Collection<Handler> ended = byObject.get(object);
      if (ended != null) {
        ended.forEach(Handler::close);
      }
    }
  }

  private static void gather(
      @Nullable Collection<Handler> candidates, Event event, List<Handler> handlers) {
    if (candidates != null) {
      for (Handler handler : candidates) {
        if (handler.matches.test(event)) {
          handlers.add(handler);
        }
      }
    }
  }

  private void call(Handler handler, Event event) {
    if (!handler.isActive()) {
      return;
    }
    try {
      handler.action.accept(event);
    } catch (Exception e) {
      failures.accept(event, e);
    }
  }

  /** Ends every subscription. */
  public void close() {
    List.of(byName, byType, byObject)
        .forEach(index -> index.values().forEach(all -> all.forEach(Handler::close)));
  }

  /** One registration. Thread-safe. */
  private abstract static class Handler implements Subscription {

    private final long number;
    private final Predicate<Event> matches;
    private final Consumer<? super Event> action;
    private volatile boolean closed;

    Handler(long number, Predicate<Event> matches, Consumer<? super Event> action) {
      this.number = number;
      this.matches = matches;
      this.action = action;
    }

    /** Takes this out of the index. */
    abstract void forget();

    @Override
    public final boolean isActive() {
      return !closed;
    }

    @Override
    public final void close() {
      closed = true;
      forget();
    }
  }
}
