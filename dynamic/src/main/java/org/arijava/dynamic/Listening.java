/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.arijava.EventQueue;
import org.arijava.Subscription;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.arijava.spi.ObjectSnapshot;
import org.jspecify.annotations.Nullable;

/** Listens to events by name and finds the objects in them. Thread-safe. */
final class Listening {

  private static final Duration EVER = Duration.ofDays(36_500);

  private final DynamicAri ari;
  private final Catalog catalog;
  private final NewFields newFields;

  Listening(DynamicAri ari, Catalog catalog) {
    this.ari = ari;
    this.catalog = catalog;
    this.newFields = new NewFields(ari);
  }

  Subscription on(String type, Consumer<? super DynamicEvent> handler) {
    catalog.requireEvent(type);
    return ari.client().on(type, event -> handler.accept(of(event)));
  }

  Subscription on(String type, String model, Consumer<? super DynamicEvent> handler) {
    requirePaths(type, model);
    return ari.client()
        .on(
            type,
            event -> {
              DynamicEvent found = of(event);
              if (!found.objects(model).isEmpty()) {
                handler.accept(found);
              }
            });
  }

  Subscription onEvery(Consumer<? super DynamicEvent> handler) {
    return ari.client().on(Event.class, event -> handler.accept(of(event)));
  }

  Subscription on(ObjectSnapshot object, String type, Consumer<? super DynamicEvent> handler) {
    if (isRouted(type, object.kind())) {
      return ari.untyped().on(object, type, event -> handler.accept(of(event)));
    }
    return newFields.on(object, type, handler);
  }

  DynamicEvent await(String type, Duration timeout) {
    catalog.requireEvent(type);
    return of(ari.untyped().await(type, timeout));
  }

  DynamicEvent await(ObjectSnapshot object, String type, Duration timeout) {
    if (isRouted(type, object.kind())) {
      return of(ari.untyped().await(object, type, timeout));
    }
    long deadline = System.nanoTime() + (timeout.compareTo(EVER) < 0 ? timeout : EVER).toNanos();
    try (EventQueue<Event> all = ari.client().events(type)) {
      while (true) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        DynamicEvent event =
            of(
                all.poll(left)
                    .orElseThrow(
                        () ->
                            new AriTimeoutException(
                                "no " + type + " of " + object + " within " + timeout,
                                Outcome.UNKNOWN,
                                null)));
        if (names(event, object)) {
          return event;
        }
      }
    }
  }

  private static boolean names(DynamicEvent event, ObjectSnapshot object) {
    return event.objects(object.kind()).stream().anyMatch(o -> o.id().equals(object.id()));
  }

  private List<String> requirePaths(String type, String model) {
    catalog.requireEvent(type);
    catalog.knownIdentity(model);
    List<String> paths = catalog.paths(type, model);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("the event " + type + " names no " + model);
    }
    return paths;
  }

  /** Whether the typed client brings such events to the objects that they name. */
  private boolean isRouted(String type, String model) {
    return requirePaths(type, model).stream()
        .allMatch(path -> ari.untyped().kind(path).filter(model::equals).isPresent());
  }

  /** The event with its objects. */
  DynamicEvent of(Event event) {
    Map<String, Object> fields = event.raw();
    Map<String, DynamicObject> objects = new LinkedHashMap<>();
    collect(event.type(), fields, "", event.sequence(), objects);
    return new DynamicEvent(event, fields, objects);
  }

  private void collect(
      String model, Map<?, ?> holder, String start, long asOf, Map<String, DynamicObject> found) {
    holder.forEach(
        (name, value) -> {
          String path = start + name;
          String element =
              catalog
                  .type(model, String.valueOf(name))
                  .or(() -> ari.untyped().kind(path))
                  .orElse("");
          if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
              add(element, list.get(i), path + "[" + i + "]", asOf, found);
            }
          } else {
            add(element, value, path, asOf, found);
          }
        });
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private void add(
      String model,
      @Nullable Object value,
      String path,
      long asOf,
      Map<String, DynamicObject> found) {
    if (value instanceof Map<?, ?> map) {
      Identity identity = catalog.identity(model).orElse(null);
      if (identity == null) {
        collect(model, map, path + ".", asOf, found);
      } else if (identity.isIn((Map<String, Object>) map)) {
        found.put(path, ari.object(identity, (Map<String, Object>) map, null, asOf));
      }
    }
  }
}
