/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.arijava.spec.Field;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/**
 * What the models of a release look like: takes out of JSON what a later release brought.
 * Immutable.
 */
final class Shapes {
  private final Map<String, Map<String, UnaryOperator<Object>>> changes = new HashMap<>();
  private final Map<String, String> absent = new HashMap<>();

  Shapes(Spec spec, Release release) {
    List<Model> models =
        spec.resources().stream().map(Resource::models).flatMap(List::stream).toList();
    for (Model model : models) {
      if (!release.has(model.since())) {
        absent.put(model.id(), model.id());
      }
    }
    /* A model needs work if a field is absent, or is of a model that needs work. */
    boolean found = true;
    while (found) {
      found = false;
      for (Model model : models) {
        for (Field field : model.fields()) {
          found |= examine(model, field, release);
        }
      }
    }
  }

  private boolean examine(Model model, Field field, Release release) {
    var known = changes.computeIfAbsent(model.id(), id -> new HashMap<>());
    if (known.containsKey(field.name())) {
      return false;
    }
    if (!field.since().isEmpty() && !release.has(field.since())) {
      known.put(field.name(), value -> REMOVED);
      return true;
    }
    String type = field.type();
    boolean list = type.startsWith("List[");
    String inner = list ? type.substring(5, type.length() - 1) : type;
    if (changes.getOrDefault(inner, Map.of()).isEmpty() || inner.equals(model.id())) {
      return false;
    }
    known.put(field.name(), value -> list ? all(inner, value) : one(inner, value));
    return true;
  }

  private static final Object REMOVED = new Object();

  /** Whether the release has this model. */
  boolean has(String model) {
    return !absent.containsKey(model);
  }

  /** Takes out what the release does not have; changes the map itself. */
  Map<String, Object> fit(String model, Map<String, Object> json) {
    changes
        .getOrDefault(model, Map.of())
        .forEach(
            (field, change) -> {
              Object value = json.get(field);
              if (value != null) {
                Object changed = change.apply(value);
                if (changed == REMOVED) {
                  json.remove(field);
                } else {
                  json.put(field, changed);
                }
              }
            });
    return json;
  }

  @SuppressWarnings("unchecked") // JSON objects are such maps
  private Object one(String model, Object value) {
    return value instanceof Map
        ? fit(model, new java.util.LinkedHashMap<>((Map<String, Object>) value))
        : value;
  }

  private Object all(String model, Object value) {
    var changed = new ArrayList<Object>();
    if (value instanceof List<?> list) {
      list.forEach(item -> changed.add(one(model, item)));
    }
    return changed;
  }
}
