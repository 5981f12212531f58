/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Compares facts and overlay. Confined to one thread. */
final class Validation {

  private final List<String> problems = new ArrayList<>();
  private final Set<String> models = new HashSet<>();
  private final Set<String> enums = new HashSet<>();

  Validation(Spec spec) {
    spec.resources().forEach(resource -> resource.models().forEach(m -> models.add(m.id())));
    spec.resources().forEach(resource -> enums.addAll(resource.overlay().enums().keySet()));
    spec.resources().forEach(this::resource);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private void resource(Resource resource) {
    String where = resource.name();
    ResourceOverlay overlay = resource.overlay();
    prose(where, overlay.doc());
    same(
        where + ": operation",
        names(resource.operations(), Operation::nickname),
        overlay.operations());
    same(where + ": model", names(resource.models(), Model::id), overlay.models());
    for (Operation operation : resource.operations()) {
      OperationOverlay words = overlay.operations().get(operation.nickname());
      if (words != null) {
        operation(where + "." + operation.nickname(), operation, words);
      }
    }
    for (Model model : resource.models()) {
      ModelOverlay words = overlay.models().get(model.id());
      if (words != null) {
        model(where + "." + model.id(), model, words);
      }
    }
    overlay
        .enums()
        .forEach(
            (name, words) -> {
              prose(where + "." + name, words.doc());
              identifier(where + "." + name, name);
              words
                  .values()
                  .forEach((value, text) -> prose(where + "." + name + "." + value, text.doc()));
            });
  }

  private void operation(String where, Operation operation, OperationOverlay words) {
    prose(where, words.doc());
    identifier(where, words.java());
    identifier(where, words.instanceName());
    same(
        where + ": error", names(operation.errors(), Object::toString), stringKeys(words.errors()));
    same(where + ": parameter", names(operation.parameters(), Parameter::name), words.parameters());
    words.completedBy().forEach(event -> known(where + ": completedBy", event, models));
    if (words.object() != null) {
      known(where + ": object", words.object(), models);
    }
    Set<String> seen = new HashSet<>();
    words
        .parameters()
        .forEach(
            (name, parameter) -> {
              prose(where + "." + name, parameter.doc());
              identifier(where + "." + name, parameter.java());
              if (parameter.enumName() != null) {
                known(where + "." + name + ": enum", parameter.enumName(), enums);
              }
              if (parameter.object() != null) {
                known(where + "." + name + ": object", parameter.object(), models);
              }
              if (!seen.add(parameter.java() == null ? name : parameter.java())) {
                problems.add(where + "." + name + ": two parameters of one name");
              }
            });
  }

  private void model(String where, Model model, ModelOverlay words) {
    if (!Set.of("object", "value", "event", "skip").contains(words.kind())) {
      problems.add(where + ": no kind of model: '" + words.kind() + "'");
    }
    if (words.kind().equals("skip")) {
      return;
    }
    prose(where, words.doc());
    identifier(where, words.java());
    same(where + ": field", names(model.fields(), Field::name), words.fields());
    words.terminal().forEach(event -> known(where + ": terminal", event, models));
    words
        .fields()
        .forEach(
            (name, field) -> {
              prose(where + "." + name, field.doc());
              identifier(where + "." + name, field.java());
              if (field.enumName() != null) {
                known(where + "." + name + ": enum", field.enumName(), enums);
              }
            });
  }

  private void same(String what, Set<String> facts, Map<String, ?> words) {
    for (String name : facts) {
      if (!words.containsKey(name)) {
        problems.add(what + " " + name + " has no words");
      }
    }
    for (String name : words.keySet()) {
      if (!facts.contains(name)) {
        problems.add(what + " " + name + " is in no facts");
      }
    }
  }

  private void known(String what, String name, Set<String> all) {
    if (!all.contains(name)) {
      problems.add(what + " names " + name + ", which there is not");
    }
  }

  private void prose(String where, String text) {
    if (text.isBlank()) {
      problems.add(where + " has no prose");
    }
  }

  private void identifier(String where, @Nullable String name) {
    if (name != null && !SourceVersion.isName(name)) {
      problems.add(where + ": no Java identifier: " + name);
    }
  }

  private static <T> Set<String> names(Collection<T> all, Function<T, String> name) {
    return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, ?> stringKeys(Map<Integer, String> map) {
    return map.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
  }
}
