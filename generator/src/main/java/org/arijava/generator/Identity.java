/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arijava.spec.Model;

/** How an object's fields fill in the path of its operations. Immutable. */
record Identity(List<String> wireNames, List<String> properties) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  /** The identity of an object that has the operation. */
  static Identity of(ApiOperation operation, Model model) {
    return of(operation.api(), model);
  }

  /** The identity of an object. */
  static Identity of(Api api, Model model) {
    List<String> wireNames = new ArrayList<>();
    Matcher variables =
        VARIABLE.matcher(
            api.getter(model)
                .orElseThrow(() -> new IllegalArgumentException(model.id() + " has no get"))
                .operation()
                .path());
    while (variables.find()) {
      wireNames.add(variables.group(1));
    }
    List<String> properties =
        api.overlay(model).identity().stream()
            .map(
                name ->
                    api.fields(model).stream()
                        .filter(field -> field.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no field " + name))
                        .javaName())
            .toList();
    if (properties.size() != wireNames.size()) {
      throw new IllegalArgumentException(model.id() + ": the identity does not fit its get");
    }
    return new Identity(List.copyOf(wireNames), properties);
  }

  /** The property that fills in a variable of the path. */
  String property(String wireName) {
    return properties.get(wireNames.indexOf(wireName));
  }
}
