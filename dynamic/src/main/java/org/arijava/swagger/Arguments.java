/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.swagger.internal.Percent;
import org.jspecify.annotations.Nullable;

/** The values for one call of an operation, checked and sorted by where they travel. Immutable. */
public final class Arguments {

  private final Operation operation;
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, List<String>> query = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> form = new LinkedHashMap<>();
  private final Map<String, Object> bodies = new LinkedHashMap<>();

  Arguments(Operation operation) {
    this.operation = operation;
  }

  void add(Parameter parameter, Object value) {
    String name = parameter.name();
    switch (parameter.kind()) {
      case PATH -> {
        String text = text(parameter, value);
        if (text.isEmpty()) {
          throw refused(parameter, "is empty");
        }
        if (text.equals(".") || text.equals("..")) { // encoded, they would be dots all the same
          throw refused(parameter, "must not be " + text + ", which leads to another path");
        }
        path.put(name, text);
      }
      case QUERY -> query.put(name, texts(parameter, value));
      case HEADER -> {
        String text = joined(parameter, value);
        if (text.chars().anyMatch(c -> c < ' ' || c == 127)) {
          throw refused(parameter, "has characters that no header can have");
        }
        headers.put(name, text);
      }
      case FORM -> form.put(name, joined(parameter, value));
      case BODY -> bodies.put(name, body(parameter, value));
    }
  }

  private Object body(Parameter parameter, Object value) {
    if (!parameter.type().isList() && value instanceof Map<?, ?> map) {
      return map;
    }
    if (ValueText.isSeveral(value) && !ValueText.isPlain(parameter.type())) {
      return value;
    }
    if (ValueText.isPlain(parameter.type())) {
      return text(parameter, value);
    }
    throw refused(
        parameter, "must be a map or a list for JSON, not a " + value.getClass().getSimpleName());
  }

  private String text(Parameter parameter, Object value) {
    if (ValueText.isSeveral(value)) {
      List<String> several = texts(parameter, value);
      if (several.size() != 1) {
        return commaJoined(parameter, several);
      }
      return several.get(0);
    }
    return checked(parameter, value);
  }

  private String joined(Parameter parameter, Object value) {
    return commaJoined(parameter, texts(parameter, value));
  }

  private String commaJoined(Parameter parameter, List<String> texts) {
    if (texts.size() > 1 && texts.stream().anyMatch(text -> text.contains(","))) {
      throw refused(parameter, "has a value with a comma, which separates its values");
    }
    return String.join(",", texts);
  }

  private List<String> texts(Parameter parameter, Object value) {
    List<?> elements;
    if (!ValueText.isSeveral(value)) {
      return List.of(checked(parameter, value));
    }
    if (value instanceof Iterable<?> iterable) {
      List<@Nullable Object> list = new ArrayList<>();
      iterable.forEach(list::add);
      elements = list;
    } else {
      elements = Arrays.asList((Object[]) value);
    }
    if (!parameter.isMultiple()) {
      throw refused(parameter, "takes one value, not a list");
    }
    if (elements.isEmpty()) {
      throw refused(parameter, "is an empty list");
    }
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      if (element == null) {
        throw refused(parameter, "has an element that is null");
      }
      texts.add(checked(parameter, element));
    }
    return Collections.unmodifiableList(texts);
  }

  /** One value as text, of the right type and among those allowed. */
  private String checked(Parameter parameter, Object value) {
    DataType type = parameter.type().element().orElse(parameter.type());
    String text;
    try {
      text = ValueText.of(type, value);
    } catch (IllegalArgumentException e) {
      throw refused(parameter, String.valueOf(e.getMessage()));
    }
    parameter
        .allowed()
        .refusal(text)
        .ifPresent(
            why -> {
              throw refused(parameter, why);
            });
    return text;
  }

  private IllegalArgumentException refused(Parameter parameter, String why) {
    return new IllegalArgumentException(operation + ": " + parameter.name() + " " + why);
  }

  /** The operation that they are for. */
  public Operation operation() {
    return operation;
  }

  /** The values in the path, by name, not encoded. */
  public Map<String, String> path() {
    return Collections.unmodifiableMap(path);
  }

  /** The values in the query, by name, in the order of the description, not encoded. */
  public Map<String, List<String>> query() {
    return Collections.unmodifiableMap(query);
  }

  /** The values in headers. */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  /** The fields of the form in the body, not encoded. */
  public Map<String, String> form() {
    return Collections.unmodifiableMap(form);
  }

  /** The values of parameters that are the body, by name: maps, lists or texts. */
  public Map<String, Object> bodies() {
    return Collections.unmodifiableMap(bodies);
  }

  /**
   * The one body that all bodies make: their entries taken together when there are several.
   *
   * @throws IllegalArgumentException when there are several and not all of them are maps
   */
  public Optional<Object> body() {
    if (bodies.size() < 2) {
      return bodies.values().stream().findFirst();
    }
    Map<Object, Object> all = new LinkedHashMap<>();
    for (Object body : bodies.values()) {
      if (!(body instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException(operation + ": several bodies, and not all are maps");
      }
      all.putAll(map);
    }
    return Optional.of(all);
  }

  /** The path, encoded, with its variables filled in. */
  public String encodedPath() {
    String filled = operation.path();
    for (Map.Entry<String, String> entry : path.entrySet()) {
      filled = filled.replace("{" + entry.getKey() + "}", Percent.encoded(entry.getValue()));
    }
    return filled;
  }

  /**
   * The query, encoded; empty for none. Several values of one parameter are joined by commas, as
   * Swagger 1 has it.
   *
   * @throws IllegalArgumentException when one of several values has a comma itself
   */
  public String encodedQuery() {
    return encoded(
        name ->
            commaJoined(
                operation.parameter(name).orElseThrow(), query.getOrDefault(name, List.of())),
        query.keySet());
  }

  /** The form, encoded; empty for none. */
  public String encodedForm() {
    return encoded(name -> form.getOrDefault(name, ""), form.keySet());
  }

  private static String encoded(
      java.util.function.UnaryOperator<String> value, Iterable<String> names) {
    List<String> pairs = new ArrayList<>();
    for (String name : names) {
      pairs.add(
          Percent.encoded(name) + "=" + Percent.encoded(value.apply(name)).replace("%2C", ","));
    }
    return String.join("&", pairs);
  }

  @Override
  public String toString() {
    return operation.method() + " " + encodedPath();
  }
}
