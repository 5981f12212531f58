/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which types of events an application is sent. Immutable.
 *
 * @param allowed the types that alone are sent, in Asterisk's form; empty for all
 * @param disallowed the types that are not
 */
public record EventFilter(List<?> allowed, List<?> disallowed) {

  /** No filter. */
  public static final EventFilter NONE = new EventFilter(List.of(), List.of());

  /** The filter that an application's own description shows. */
  public static EventFilter of(Map<String, Object> application) {
    return new EventFilter(
        list(application.get("events_allowed")), list(application.get("events_disallowed")));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  boolean isEmpty() {
    return allowed.isEmpty() && disallowed.isEmpty();
  }

  /** Whether events of the type are sent. */
  boolean lets(String type) {
    Map<String, String> entry = Map.of("type", type);
    return !disallowed.contains(entry) && (allowed.isEmpty() || allowed.contains(entry));
  }

  /** As Asterisk wants it to be told. */
  Map<String, Object> body() {
    return Map.of("allowed", allowed, "disallowed", disallowed);
  }
}
