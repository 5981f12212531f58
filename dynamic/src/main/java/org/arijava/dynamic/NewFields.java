/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.arijava.Subscription;
import org.arijava.event.Event;
import org.arijava.spi.ObjectSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to objects in fields that the typed client does not know. Thread-safe.
 *
 * <p>It listens once to each type of event that somebody wants, finds the objects of an event once,
 * and those who listen to them by model and id: an event costs as much as it names, however many
 * objects are listened to. The lock is held while the client is subscribed to, which runs no code
 * of the user's, and not while handlers run.
 */
final class NewFields {

  private final DynamicAri ari;
  private final Map<String, OfType> types = new HashMap<>(); // guarded by this
  private long registrations; // guarded by this

  NewFields(DynamicAri ari) {
    this.ari = ari;
  }

  private record Key(String model, String id) {}

  private record OfType(Subscription subscription, Map<Key, List<Listener>> listeners) {}

  /** Calls the handler for the events of the type that name the object, from now on. */
  synchronized Subscription on(
      ObjectSnapshot object, String type, Consumer<? super DynamicEvent> handler) {
    OfType ofType = types.get(type);
    if (ofType == null) {
      ofType = new OfType(ari.client().on(type, this::heard), new HashMap<>());
      types.put(type, ofType);
    }
    Listener listener =
        new Listener(
            type,
            new Key(object.kind(), object.id()),
            ++registrations,
            ari.untyped().now(),
            ofType.subscription(),
            handler);
    ofType.listeners().computeIfAbsent(listener.key, key -> new ArrayList<>(1)).add(listener);
    return listener;
  }

  private synchronized void remove(Listener listener) {
    OfType ofType = types.get(listener.type);
    if (ofType == null) {
      return;
    }
    ofType
        .listeners()
        .computeIfPresent(
            listener.key,
            (key, all) -> {
              all.remove(listener);
              return all.isEmpty() ? null : all;
            });
    if (ofType.listeners().isEmpty()) {
      types.remove(listener.type);
      ofType.subscription().close();
    }
  }

  /** Those who listen to one of the objects, each once, in the order of their registration. */
  private synchronized List<Listener> listeners(String type, Set<Key> objects) {
    OfType ofType = types.get(type);
    if (ofType == null) {
      return List.of();
    }
    List<Listener> found = new ArrayList<>();
    objects.forEach(key -> found.addAll(ofType.listeners().getOrDefault(key, List.of())));
    found.sort(Comparator.comparingLong(listener -> listener.number));
    return found;
  }

  /** Calls all who listen; what they throw is thrown when all were called. */
  private void heard(Event event) {
    DynamicEvent found = ari.listening().of(event);
    Set<Key> objects = new HashSet<>();
    found.objects().values().forEach(object -> objects.add(new Key(object.model(), object.id())));
    RuntimeException failure = null;
    for (Listener listener : listeners(event.type(), objects)) {
      try {
        listener.accept(found);
      } catch (RuntimeException e) {
        failure = with(failure, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException with(@Nullable RuntimeException first, RuntimeException next) {
    if (first == null) {
      return next;
    }
    if (first != next) {
      first.addSuppressed(next);
    }
    return first;
  }

  /** One registration. Thread-safe. */
  private final class Listener implements Subscription {

    private final String type;
    private final Key key;
    private final long number;
    private final long from;
    private final Subscription ofType;
    private final Consumer<? super DynamicEvent> handler;
    private volatile boolean closed;

    Listener(
        String type,
        Key key,
        long number,
        long from,
        Subscription ofType,
        Consumer<? super DynamicEvent> handler) {
      this.type = type;
      this.key = key;
      this.number = number;
      this.from = from;
      this.ofType = ofType;
      this.handler = handler;
    }

    void accept(DynamicEvent event) {
      if (!closed && event.event().sequence() > from) {
        handler.accept(event);
      }
    }

    @Override
    public boolean isActive() {
      return !closed && ofType.isActive();
    }

    @Override
    public void close() {
      closed = true;
      remove(this);
    }
  }
}
