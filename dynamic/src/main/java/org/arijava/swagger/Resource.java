/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A resource of the described API, with its operations and models. Immutable. */
public final class Resource {

  private final Map<String, Object> raw;
  private final String name;
  private final URI basePath;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Model> models = new LinkedHashMap<>();

  Resource(String name, Node node, URI location) {
    this.raw = node.raw();
    this.name = name;
    this.basePath = base(node, location);
    String version = node.required("swaggerVersion");
    if (!version.isEmpty()
        && !version.equals(SwaggerDocs.V1_1)
        && !version.equals(SwaggerDocs.V1_2)) {
      node.problem("swaggerVersion is neither 1.1 nor 1.2: " + version);
    }
    if (version.equals(SwaggerDocs.V1_1)) {
      node.required("resourcePath");
    }
    for (Node api : node.requiredNodes("apis")) {
      String path = api.required("path");
      if (!path.isEmpty() && !path.startsWith("/")) {
        api.problem("path does not begin with a slash: " + path);
      }
      for (Node each : api.requiredNodes("operations")) {
        Operation operation = new Operation(name, path, each);
        if (operations.put(operation.nickname(), operation) != null) {
          each.problem("a second operation has the nickname " + operation.nickname());
        }
      }
    }
    Optional<Node> declared = node.child("models");
    declared.ifPresent(
        all ->
            all.map()
                .keySet()
                .forEach(
                    key ->
                        all.child(key).ifPresent(model -> models.put(key, new Model(key, model)))));
  }

  private static URI base(Node node, URI location) {
    try {
      return location.resolve(node.required("basePath"));
    } catch (IllegalArgumentException e) {
      node.problem("basePath is not a URL");
      return location;
    }
  }

  /** Its name: the last part of its path in the listing, without an extension. */
  public String name() {
    return name;
  }

  /** Where its operations are, as the description has it. */
  public URI basePath() {
    return basePath;
  }

  /** Its operations by nickname, in the order of the description. */
  public Map<String, Operation> operations() {
    return Collections.unmodifiableMap(operations);
  }

  /**
   * The operation of that nickname.
   *
   * @throws UnknownNameException when there is none
   */
  public Operation operation(String nickname) {
    Operation operation = operations.get(nickname);
    if (operation == null) {
      throw UnknownNameException.of(
          "the resource " + name, "operation", nickname, operations.keySet());
    }
    return operation;
  }

  /** Its models by name, in the order of the description. */
  public Map<String, Model> models() {
    return Collections.unmodifiableMap(models);
  }

  /**
   * The properties that objects of the model have: its own and those of the models that it extends,
   * which name it among their sub-types. Empty when there is no such model.
   */
  public Map<String, Property> properties(String model) {
    Map<String, Property> all = new LinkedHashMap<>();
    collect(model, all, new LinkedHashMap<>());
    return all;
  }

  private void collect(String model, Map<String, Property> all, Map<String, Boolean> visited) {
    if (visited.put(model, true) != null) {
      return;
    }
    Model declared = models.get(model);
    if (declared != null) {
      declared.properties().forEach(all::putIfAbsent);
    }
    for (Model parent : models.values()) {
      if (parent.subTypes().contains(model)) {
        collect(parent.id(), all, visited);
      }
    }
  }

  /** All that the description says of it; unmodifiable. */
  public Map<String, Object> raw() {
    return raw;
  }

  @Override
  public String toString() {
    return name;
  }
}
