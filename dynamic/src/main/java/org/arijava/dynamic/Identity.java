/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arijava.swagger.Operation;
import org.arijava.swagger.Parameter.Kind;
import org.arijava.swagger.Resource;
import org.arijava.swagger.UnknownNameException;

/**
 * How the objects of a model are told apart, found in the description alone: the model is what a
 * {@code GET} on a path answers with, the variables of that path are its identity, and each of them
 * is a field of the model. Immutable.
 */
final class Identity {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

  private final String model;
  private final Resource resource;
  private final Operation get;

  /** From the variables of the path to the fields of the model. */
  private final Map<String, String> fields;

  private Identity(String model, Resource resource, Operation get, Map<String, String> fields) {
    this.model = model;
    this.resource = resource;
    this.get = get;
    this.fields = fields;
  }

  /** The identity of what the operation gets; empty when it is none that gets an object. */
  static Optional<Identity> of(Resource resource, Operation operation) {
    String model = operation.type().name();
    if (!operation.method().equals("GET") || !resource.models().containsKey(model)) {
      return Optional.empty();
    }
    boolean needsMore =
        operation.parameters().stream().anyMatch(p -> p.isRequired() && p.kind() != Kind.PATH);
    List<String> variables = variables(operation.path());
    if (needsMore || variables.isEmpty() || !operation.path().endsWith("}")) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String variable : variables) {
      Optional<String> field = field(variable, resource.properties(model).keySet());
      if (field.isEmpty()) {
        return Optional.empty();
      }
      fields.put(variable, field.get());
    }
    return Optional.of(new Identity(model, resource, operation, fields));
  }

  private static List<String> variables(String path) {
    List<String> variables = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(path);
    while (matcher.find()) {
      variables.add(matcher.group(1));
    }
    return variables;
  }

  /** The field of that name, of its last word ({@code channelId}: id), or that it begins. */
  private static Optional<String> field(String variable, Iterable<String> fields) {
    int last = variable.length();
    do {
      last--;
    } while (last > 0 && !Character.isUpperCase(variable.charAt(last)));
    String word = Character.toLowerCase(variable.charAt(last)) + variable.substring(last + 1);
    String begun = null;
    boolean hasWord = false;
    for (String field : fields) {
      if (field.equals(variable)) {
        return Optional.of(field);
      }
      hasWord |= last > 0 && field.equals(word);
      if (field.startsWith(variable)) {
        begun = field;
      }
    }
    return hasWord ? Optional.of(word) : Optional.ofNullable(begun);
  }

  String model() {
    return model;
  }

  Resource resource() {
    return resource;
  }

  /** The operation that gets an object. */
  Operation get() {
    return get;
  }

  /** The variables of the path that are the identity. */
  Iterable<String> variables() {
    return fields.keySet();
  }

  /** The values of the identity's variables. */
  Map<String, Object> values(Map<String, ?> object) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((variable, field) -> values.put(variable, String.valueOf(object.get(field))));
    return values;
  }

  /** Whether the object has its identity. */
  boolean isIn(Map<String, ?> object) {
    return fields.values().stream().allMatch(field -> object.get(field) != null);
  }

  /** The fields that are missing, for messages. */
  String text() {
    return String.join(" and ", fields.values());
  }

  /** The identity as one text. */
  String id(Map<String, ?> object) {
    return String.join(
        "/", fields.values().stream().map(f -> String.valueOf(object.get(f))).toList());
  }

  /** The fields of an object of which the identity alone is known. */
  Map<String, Object> reference(String id) {
    String[] parts = id.split("/", fields.size());
    if (parts.length != fields.size()) {
      throw new IllegalArgumentException(
          model + ": the id of one is " + String.join("/", fields.values()) + ", not " + id);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    int i = 0;
    for (String field : fields.values()) {
      object.put(field, parts[i++]);
    }
    return object;
  }

  /** Whether the operation is one of an object: its path is below the object's. */
  boolean owns(Operation operation) {
    String path = get.path();
    boolean isOfIt =
        operation.path().equals(path)
            ? !operation.type().name().equals(model) || !operation.method().equals("POST")
            : operation.path().startsWith(path + "/");
    return isOfIt && operation.resource().equals(resource.name());
  }

  /** The nicknames of the operations of an object. */
  List<String> operations() {
    return resource.operations().values().stream()
        .filter(this::owns)
        .map(Operation::nickname)
        .toList();
  }

  /**
   * The operation of an object.
   *
   * @throws UnknownNameException when there is none of that nickname
   */
  Operation operation(String nickname) {
    Operation operation = resource.operations().get(nickname);
    if (operation == null || !owns(operation)) {
      throw UnknownNameException.of(
          operation == null ? model : model + " (unlike the repository " + resource.name() + ")",
          "operation",
          nickname,
          operations());
    }
    return operation;
  }

  /** The variable that is the whole identity; empty when there are several. */
  Optional<String> onlyVariable() {
    return fields.size() == 1 ? fields.keySet().stream().findFirst() : Optional.empty();
  }

  /** Whether the one field that is the whole identity has that name. */
  boolean isOnlyField(String name) {
    return fields.size() == 1 && fields.containsValue(name);
  }
}
