/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names and words for a model.
 *
 * @param java its name in Java; null: its id
 * @param kind {@code object}, {@code value}, {@code event} or {@code skip}
 * @param identity the fields that identify an object, in the order of the path parameters of its
 *     {@code get}
 * @param events whether events name it
 * @param terminal the events that end its life
 * @param get the nickname of the operation that fetches it
 */
public record ModelOverlay(
    @Nullable String java,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String kind,
    List<String> identity,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String doc,
    boolean events,
    List<String> terminal,
    @Nullable String get,
    Map<String, FieldOverlay> fields) {
  private static final FieldOverlay NO_FIELD = new FieldOverlay(null, "", null, null, null);

  public ModelOverlay {
    identity = List.copyOf(identity);
    terminal = List.copyOf(terminal);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The overlay of a field; an empty one when the file says nothing of it. */
  public FieldOverlay field(String name) {
    return fields.getOrDefault(name, NO_FIELD);
  }
}
