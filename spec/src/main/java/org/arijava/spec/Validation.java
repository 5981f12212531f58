/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong or missing in a specification. Confined to one thread. */
final class Validation {
  private static final Set<String> KINDS = Set.of("object", "value", "event", "skip");
  private static final Set<String> BODIES = Set.of("variables", "data", "raw", "entries", "fields");
  private static final Set<String> PARAMETER_UNITS = Set.of("seconds", "milliseconds");
  private static final Set<String> PARAMETER_TYPES = Set.of("int");
  private static final Set<String> FIELD_UNITS = Set.of("seconds", "milliseconds", "microseconds");
  private static final Set<String> FIELD_TYPES = Set.of("Instant", "Duration", "int", "long");

  private final Spec spec;
  private final Map<String, Model> models = new HashMap<>();
  private final EnumValidation enums;
  private final List<String> problems = new ArrayList<>();

  Validation(Spec spec) {
    this.spec = spec;
    this.enums = new EnumValidation(spec, problems);
  }

  List<String> problems() {
    for (Resource resource : spec.resources()) {
      for (Model model : resource.models()) {
        if (models.put(model.id(), model) != null) {
          problems.add(resource.name() + "." + model.id() + ": is declared twice");
        }
      }
    }
    spec.resources().forEach(this::checkResource);
    enums.check();
    return List.copyOf(problems);
  }

  private void checkResource(Resource resource) {
    ResourceOverlay words = resource.overlay();
    String where = resource.name();
    checkProse(where, words.doc());
    checkKnown(where, "operation", words.operations().keySet(), nicknames(resource));
    checkKnown(where, "model", words.models().keySet(), ids(resource));
    for (Operation operation : resource.operations()) {
      checkOperation(where, operation, words.operation(operation.nickname()));
    }
    for (Model model : resource.models()) {
      checkModel(resource, model, words.model(model.id()));
    }
  }

  private void checkOperation(String resource, Operation operation, OperationOverlay words) {
    String where = resource + "." + operation.nickname();
    checkProse(where, words.doc());
    checkIdentifier(where, javaName(operation.nickname(), words.java()));
    checkIdentifier(where, words.instanceName());
    checkModelNamed(where, "object", words.object());
    checkEvents(where, "completedBy", words.completedBy());
    Set<String> codes =
        operation.errors().stream().map(String::valueOf).collect(Collectors.toSet());
    checkKnown(where, "error", words.errors().keySet(), codes);
    operation.errors().stream()
        .map(String::valueOf)
        .forEach(code -> checkProse(where + "." + code, words.errors().getOrDefault(code, "")));
    if (words.unwrap() != null && !fields(operation.response()).contains(words.unwrap())) {
      problems.add(where + ": unwrap names \"" + words.unwrap() + "\", no field of the response");
    }
    List<String> names = operation.parameters().stream().map(Parameter::name).toList();
    checkKnown(where, "parameter", words.parameters().keySet(), names);
    var javaNames = new HashSet<String>();
    for (Parameter parameter : operation.parameters()) {
      ParameterOverlay its = words.parameter(parameter.name());
      String name = javaName(parameter.name(), its.java());
      if (!javaNames.add(name)) {
        problems.add(where + ": two parameters have the Java name \"" + name + "\"");
      }
      checkParameter(where + "." + parameter.name(), parameter, name, its);
    }
  }

  private void checkParameter(
      String where, Parameter parameter, String javaName, ParameterOverlay words) {
    checkProse(where, words.doc());
    checkIdentifier(where, javaName);
    checkOneOf(where, "type", words.type(), PARAMETER_TYPES);
    checkOneOf(where, "unit", words.unit(), PARAMETER_UNITS);
    if (words.unlimited() && words.unit() == null) {
      problems.add(where + ": is unlimited, but no duration");
    }
    checkOneOf(where, "body", words.body(), BODIES);
    if (parameter.in().equals("body") != (words.body() != null)) {
      problems.add(
          where + (words.body() != null ? ": is no body" : ": does not say how the body is made"));
    }
    checkModelNamed(where, "object", words.object());
    enums.use(where, words.enumName(), parameter.values());
  }

  private void checkModel(Resource resource, Model model, ModelOverlay words) {
    String where = resource.name() + "." + model.id();
    if (!KINDS.contains(words.kind())) {
      problems.add(where + ": \"" + words.kind() + "\" is no kind of model");
    }
    checkKnown(where, "field", words.fields().keySet(), ownFields(model));
    if (words.kind().equals("skip")) {
      return;
    }
    checkProse(where, words.doc());
    checkIdentifier(where, words.java() != null ? words.java() : model.id());
    checkKnown(where, "identity", words.identity(), fields(model.id()));
    checkEvents(where, "terminal", words.terminal());
    if (words.get() != null) {
      checkKnown(where, "get", List.of(words.get()), nicknames(resource));
    }
    var javaNames = new HashSet<String>();
    for (Field field : model.fields()) {
      FieldOverlay its = words.field(field.name());
      String name = javaName(field.name(), its.java());
      if (!javaNames.add(name)) {
        problems.add(where + ": two fields have the Java name \"" + name + "\"");
      }
      checkField(where + "." + field.name(), field, name, its);
    }
  }

  private void checkField(String where, Field field, String javaName, FieldOverlay words) {
    checkProse(where, words.doc());
    checkIdentifier(where, javaName);
    checkOneOf(where, "type", words.type(), FIELD_TYPES);
    checkOneOf(where, "unit", words.unit(), FIELD_UNITS);
    enums.use(where, words.enumName(), field.values());
  }

  private void checkProse(String where, String doc) {
    if (doc.isBlank()) {
      problems.add(where + ": has no prose");
    }
  }

  private void checkIdentifier(String where, @Nullable String name) {
    if (name != null && !JavaNames.isIdentifier(name)) {
      problems.add(where + ": \"" + name + "\" is no Java identifier");
    }
  }

  private void checkOneOf(String where, String key, @Nullable String value, Set<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      problems.add(where + ": \"" + value + "\" is no " + key);
    }
  }

  private void checkKnown(
      String where, String what, Collection<String> named, Collection<String> known) {
    for (String name : named) {
      if (!known.contains(name)) {
        problems.add(where + ": " + what + " \"" + name + "\" is not in the facts");
      }
    }
  }

  private void checkModelNamed(String where, String key, @Nullable String model) {
    if (model != null) {
      checkKnown(where, key, List.of(model), models.keySet());
    }
  }

  private void checkEvents(String where, String key, List<String> named) {
    for (String name : named) {
      if (!isEvent(name)) {
        problems.add(where + ": " + key + " names \"" + name + "\", which is no event");
      }
    }
  }

  private boolean isEvent(String id) {
    Model model = models.get(id);
    return model != null && Objects.equals(model.parent(), "Event");
  }

  /** The names of all fields of a model, inherited ones too; none for what is no model. */
  private Set<String> fields(String id) {
    var names = new LinkedHashMap<String, Field>();
    var seen = new HashSet<String>();
    for (Model model = models.get(id);
        model != null && seen.add(model.id());
        model = model.parent() == null ? null : models.get(model.parent())) {
      model.fields().forEach(field -> names.put(field.name(), field));
    }
    return names.keySet();
  }

  private static List<String> ownFields(Model model) {
    return model.fields().stream().map(Field::name).toList();
  }

  private static List<String> nicknames(Resource resource) {
    return resource.operations().stream().map(Operation::nickname).toList();
  }

  private static List<String> ids(Resource resource) {
    return resource.models().stream().map(Model::id).toList();
  }

  private static String javaName(String name, @Nullable String java) {
    return java != null ? java : JavaNames.camelCase(name);
  }
}
