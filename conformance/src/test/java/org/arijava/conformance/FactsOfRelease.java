/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.arijava.spec.EnumValue;
import org.arijava.spec.Model;
import org.arijava.spec.Operation;
import org.arijava.spec.Resource;
import org.arijava.spec.Spec;

/** What the facts say of one release, as statements. */
final class FactsOfRelease {
  private final int[] release;

  FactsOfRelease(String release) {
    this.release = numbers(release);
  }

  Set<String> statements(Spec spec) {
    Set<String> all = new TreeSet<>();
    for (Resource resource : spec.resources()) {
      resource.operations().stream()
          .filter(operation -> has(operation.since()))
          .forEach(operation -> addOperation(all, resource.name(), operation));
      resource.models().stream()
          .filter(model -> has(model.since()))
          .forEach(model -> addModel(all, resource.name(), model));
    }
    return all;
  }

  private void addOperation(Set<String> all, String resource, Operation operation) {
    Statements of = Statements.ofOperation(all, operation.method(), operation.path());
    of.resource(resource);
    of.nickname(operation.nickname());
    of.response(operation.response());
    of.websocket(operation.websocket());
    operation.errors().forEach(of::error);
    operation.parameters().stream()
        .filter(parameter -> has(parameter.since()))
        .forEach(
            parameter -> {
              Statements its = of.parameter(parameter.name(), parameter.in());
              its.type(parameter.type());
              its.required(parameter.required());
              its.multiple(parameter.multiple());
              its.defaultValue(parameter.defaultValue());
              its.range(parameter.min(), parameter.max());
              addValues(its, parameter.values());
            });
  }

  private void addModel(Set<String> all, String resource, Model model) {
    Statements of = Statements.ofModel(all, model.id());
    of.resource(resource);
    if (model.parent() != null) {
      of.parent(model.parent());
    }
    model.fields().stream()
        .filter(field -> has(field.since()))
        .forEach(
            field -> {
              Statements its = of.field(field.name());
              its.type(field.type());
              its.required(field.required());
              addValues(its, field.values());
            });
  }

  private void addValues(Statements of, List<EnumValue> values) {
    values.stream().filter(value -> has(value.since())).forEach(value -> of.value(value.value()));
  }

  /** Whether the release is one of those; none are given for what is as old as its owner. */
  private boolean has(List<String> since) {
    return since.isEmpty()
        || since.stream()
            .map(FactsOfRelease::numbers)
            .anyMatch(first -> first[0] == release[0] && Arrays.compare(first, release) <= 0);
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
