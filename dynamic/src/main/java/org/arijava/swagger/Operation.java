/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arijava.swagger.Parameter.Kind;
import org.jspecify.annotations.Nullable;

/** Something that the described API can do. Immutable. */
public final class Operation {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  private final Map<String, Object> raw;
  private final String resource;
  private final String nickname;
  private final String method;
  private final String path;
  private final DataType type;
  private final Map<String, Parameter> parameters;
  private final Map<Integer, String> errors;
  private final boolean webSocket;
  private final @Nullable String webSocketProtocol;

  Operation(String resource, String path, Node node) {
    this.raw = node.raw();
    this.resource = resource;
    this.path = path;
    this.nickname = node.required("nickname");
    this.method = node.required("httpMethod", "method");
    this.type = DataType.of(node, "responseClass", "type");
    this.parameters = Collections.unmodifiableMap(parameters(path, node));
    this.errors = Collections.unmodifiableMap(errors(node));
    this.webSocket = node.text("upgrade").orElse("").equals("websocket");
    this.webSocketProtocol = node.text("websocketProtocol").orElse(null);
    if (webSocket && !method.equals("GET")) {
      node.problem("a WebSocket opens with GET, not with " + method);
    }
  }

  private static Map<String, Parameter> parameters(String path, Node node) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (Node each : node.nodes("parameters")) {
      Parameter parameter = new Parameter(each);
      if (all.put(parameter.name(), parameter) != null) {
        each.problem("a second parameter is called " + parameter.name());
      }
      if (parameter.kind() == Kind.PATH && !path.contains("{" + parameter.name() + "}")) {
        each.problem("the path " + path + " has no {" + parameter.name() + "}");
      }
    }
    Matcher variable = VARIABLE.matcher(path);
    while (variable.find()) {
      Parameter parameter = all.get(variable.group(1));
      if (parameter == null || parameter.kind() != Kind.PATH) {
        node.problem("no path parameter is called " + variable.group(1));
      }
    }
    return all;
  }

  private static Map<Integer, String> errors(Node node) {
    Map<Integer, String> errors = new LinkedHashMap<>();
    for (String list : List.of("errorResponses", "responseMessages")) {
      for (Node each : node.nodes(list)) {
        String code = each.required("code");
        String reason = each.required("reason", "message");
        try {
          errors.put(Integer.valueOf(code), reason);
        } catch (NumberFormatException e) {
          each.problem("code is not a number");
        }
      }
    }
    return errors;
  }

  /** The resource that it belongs to. */
  public String resource() {
    return resource;
  }

  /** Its name within its resource. */
  public String nickname() {
    return nickname;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path with its variables in braces. */
  public String path() {
    return path;
  }

  /** What it answers with; {@code void} when the description does not say. */
  public DataType type() {
    return type;
  }

  /** Its parameters in the order of the description. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The errors that the description mentions, by status. */
  public Map<Integer, String> errors() {
    return errors;
  }

  /** Whether it opens a WebSocket. */
  public boolean isWebSocket() {
    return webSocket;
  }

  /** The sub-protocol of its WebSocket. */
  public Optional<String> webSocketProtocol() {
    return Optional.ofNullable(webSocketProtocol);
  }

  /** All that the description says of it; unmodifiable. */
  public Map<String, Object> raw() {
    return raw;
  }

  /**
   * Gives names to values: they are those of the required parameters that no default fills in, in
   * the order of the description.
   *
   * @param given the parameters that have values already
   * @throws IllegalArgumentException when there are more values than such parameters
   */
  public Map<String, Object> named(Map<String, ?> given, Object... values) {
    List<Parameter> places =
        parameters.values().stream()
            .filter(p -> p.isRequired() && !given.containsKey(p.name()))
            .toList();
    if (values.length > places.size()) {
      throw new IllegalArgumentException(
          this
              + ": takes "
              + places.size()
              + " by position "
              + places.stream().map(Parameter::name).toList()
              + ", not "
              + values.length
              + "; give others by name, in a map");
    }
    Map<String, Object> named = new LinkedHashMap<>(given);
    for (int i = 0; i < values.length; i++) {
      named.put(places.get(i).name(), values[i]);
    }
    return named;
  }

  /**
   * Checks values against the description: that each has a parameter, that none is missing, and
   * that each is of its parameter's type and among the values allowed. A value that is null counts
   * as not given. Nothing is sent.
   *
   * @param values by the names of the parameters; several values of one are an iterable or an array
   * @throws UnknownNameException when a value has no parameter
   * @throws IllegalArgumentException when a value is missing or is not allowed
   */
  public Arguments check(Map<String, ?> values) {
    List<String> missing = new ArrayList<>();
    for (String name : values.keySet()) {
      if (!parameters.containsKey(name)) {
        throw UnknownNameException.of(toString(), "parameter", name, parameters.keySet());
      }
    }
    Arguments arguments = new Arguments(this);
    for (Parameter parameter : parameters.values()) {
      Object value = values.get(parameter.name());
      if (value != null) {
        arguments.add(parameter, value);
      } else if (parameter.isRequired()) {
        missing.add(parameter.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(this + ": " + String.join(", ", missing) + " missing");
    }
    return arguments;
  }

  /** Its resource and its nickname, as {@code pets.get}. */
  @Override
  public String toString() {
    return resource + "." + nickname;
  }
}
