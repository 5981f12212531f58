/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.swagger.UnknownNameException;
import org.jspecify.annotations.Nullable;

/** The fields of something that was JSON, found by their names. Immutable. */
final class Fields {

  private final String owner;
  private final Map<String, Object> map;

  Fields(String owner, Map<String, Object> map) {
    this.owner = owner;
    this.map = map;
  }

  Map<String, Object> map() {
    return map;
  }

  /** The value at the end of the path, whose steps have dots between them; empty for none. */
  Optional<Object> find(String path) {
    Object value = map;
    for (String step : path.split("\\.", -1)) {
      value = step(value, step);
      if (value == null) {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  private static @Nullable Object step(Object value, String step) {
    int bracket = step.indexOf('[');
    String name = bracket < 0 ? step : step.substring(0, bracket);
    Object found = value instanceof Map<?, ?> fields ? fields.get(name) : null;
    if (bracket < 0 || !(found instanceof List<?> list)) {
      return bracket < 0 ? found : null;
    }
    try {
      return list.get(Integer.parseInt(step, bracket + 1, step.length() - 1, 10));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /**
   * As {@link #find}, for a value that must be there.
   *
   * @throws UnknownNameException when it is not
   */
  Object get(String path) {
    return find(path)
        .orElseThrow(() -> UnknownNameException.of(owner, "field", path, map.keySet()));
  }

  /** As {@link #get}, as text. */
  String text(String path) {
    return String.valueOf(get(path));
  }
}
