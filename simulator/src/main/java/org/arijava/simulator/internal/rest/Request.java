/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an operation, read as strictly and as leniently as Asterisk reads them.
 * Immutable.
 */
public final class Request {
  private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");

  /** A value of the query or of a form, which may mean a number or a list. */
  record FromQuery(String text) {}

  private final Call call;
  private final Map<String, String> path;
  private final Map<String, Object> values;
  private final @Nullable Object body;

  Request(Call call, Map<String, String> path, Map<String, Object> values, @Nullable Object body) {
    this.call = call;
    this.path = path;
    this.values = values;
    this.body = body;
  }

  Call call() {
    return call;
  }

  /** A part of the path. */
  String path(String name) {
    return path.getOrDefault(name, "");
  }

  /** A text; null if it is not given. In JSON anything that is not a text is the empty one. */
  @Nullable String text(String name) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof FromQuery query) {
      return query.text();
    }
    return value instanceof String text ? text : "";
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** A text that is not empty. */
  String required(String name, int status, String message) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw new AriError(status, message);
    }
    return text;
  }

  /** A text; the empty one counts as not given. */
  @Nullable String filled(String name) {
    String text = text(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /** Whether something is given, be it empty. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A list: of a text that is separated by commas, or an array of JSON; empty if not given. */
  List<String> list(String name) {
    Object value = values.get(name);
    var items = new ArrayList<String>();
    if (value instanceof List<?> list) {
      list.forEach(item -> items.add(item instanceof String text ? text : ""));
    } else if (value instanceof FromQuery query) {
      for (String item : query.text().split(",", -1)) {
        items.add(item.strip());
      }
    } else if (value instanceof String text) {
      items.add(text);
    }
    return items.size() == 1 && items.get(0).isEmpty() ? List.of() : items;
  }

  /** Arguments of an application: a text that is separated by commas. */
  List<String> args(String name) {
    String text = filled(name);
    return text == null ? List.of() : List.of(text.split(",", -1));
  }

  /** A number; what is none is zero. */
  int number(String name, int otherwise) {
    Object value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number) {
      return number.intValue();
    }
    return value instanceof FromQuery query ? atoi(query.text()) : 0;
  }

  Duration millis(String name, int otherwise) {
    return Duration.ofMillis(number(name, otherwise));
  }

  boolean flag(String name) {
    Object value = values.get(name);
    if (value instanceof Boolean flag) {
      return flag;
    }
    return value instanceof FromQuery query && isTrue(query.text());
  }

  /** Whether a text means yes. */
  public static boolean isTrue(String text) {
    return TRUE.contains(text.toLowerCase(Locale.ROOT));
  }

  private static int atoi(String text) {
    int end = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    try {
      return Integer.parseInt(text.substring(0, end));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The JSON of the body; null if there is none. */
  @Nullable Object body() {
    return body;
  }

  /** Something of the JSON object that is the body. */
  @Nullable Object inBody(String name) {
    return body instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /**
   * The variables of the body.
   *
   * @param values their values
   * @param reported those that snapshots are to show
   */
  record BodyVariables(Map<String, String> values, Set<String> reported) {}

  /** The variables of the body; none when there are none, or something else in their place. */
  BodyVariables variables() {
    var found = new LinkedHashMap<String, String>();
    var reported = new LinkedHashSet<String>();
    if (inBody("variables") instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value instanceof String text) {
              found.put((String) name, text);
            } else if (value instanceof Map<?, ?> detail
                && detail.get("value") instanceof String text) {
              found.put((String) name, text);
              if (Boolean.TRUE.equals(detail.get("report_events"))) {
                reported.add((String) name);
              }
            } else {
              throw new AriError(
                  400,
                  "Each value in 'variables' must be a string or an object with 'value' and"
                      + " optional 'report_events'");
            }
          });
    }
    return new BodyVariables(found, reported);
  }
}
