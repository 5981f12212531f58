/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.swagger.SwaggerValidationException.Problem;
import org.jspecify.annotations.Nullable;

/** An object of a description, that knows where it stands and notes what is wrong with it. */
final class Node {

  private final Map<String, Object> map;
  private final String document;
  private final String path;
  private final List<Problem> problems;

  Node(Map<String, Object> map, String document, String path, List<Problem> problems) {
    this.map = map;
    this.document = document;
    this.path = path;
    this.problems = problems;
  }

  /** All of it, what this library knows nothing of included. */
  Map<String, Object> map() {
    return map;
  }

  Map<String, Object> raw() {
    return Collections.unmodifiableMap(map);
  }

  String document() {
    return document;
  }

  void problem(String message) {
    problems.add(new Problem(document, path, message));
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  /** The text under the first of the names that is there. */
  Optional<String> text(String... names) {
    for (String name : names) {
      Object value = map.get(name);
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        return Optional.of(value.toString());
      }
      if (value != null) {
        problem(name + " is not a text");
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The text under the first of the names that is there; noted and empty when none is. */
  String required(String... names) {
    Optional<String> text = text(names);
    boolean isThere = false;
    for (String name : names) {
      isThere |= has(name);
    }
    if (!isThere) {
      problem(String.join(" or ", names) + " is missing");
    }
    return text.orElse("");
  }

  boolean flag(String name) {
    Object value = map.get(name);
    if (value == null || value instanceof Boolean) {
      return Boolean.TRUE.equals(value);
    }
    if (!value.equals("true") && !value.equals("false")) {
      problem(name + " is neither true nor false");
    }
    return value.equals("true");
  }

  @Nullable BigDecimal number(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(BigDecimal::new).orElse(null);
    } catch (NumberFormatException e) {
      problem(name + " is not a number");
      return null;
    }
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    Object value = map.get(name);
    if (value instanceof List<?> list) {
      list.forEach(element -> texts.add(String.valueOf(element)));
    } else if (value != null) {
      problem(name + " is not a list");
    }
    return List.copyOf(texts);
  }

  /** The objects in the list under the name. */
  List<Node> nodes(String name) {
    List<Node> nodes = new ArrayList<>();
    Object value = map.get(name);
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Node node = node(list.get(i), name + "[" + i + "]");
        if (node != null) {
          nodes.add(node);
        }
      }
    } else if (value != null) {
      problem(name + " is not a list");
    }
    return nodes;
  }

  /** As {@link #nodes}; noted when there is no list. */
  List<Node> requiredNodes(String name) {
    if (!has(name)) {
      problem(name + " is missing");
    }
    return nodes(name);
  }

  /** The object under the name. */
  Optional<Node> child(String name) {
    Object value = map.get(name);
    return value == null ? Optional.empty() : Optional.ofNullable(node(value, name));
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private @Nullable Node node(@Nullable Object value, String step) {
    String deeper = path.isEmpty() ? step : path + "." + step;
    if (value instanceof Map<?, ?> child) {
      return new Node((Map<String, Object>) child, document, deeper, problems);
    }
    problems.add(new Problem(document, deeper, "is not an object"));
    return null;
  }

  /** The same list of problems, for another document. */
  Node in(String otherDocument) {
    return new Node(map, otherDocument, "", problems);
  }
}
