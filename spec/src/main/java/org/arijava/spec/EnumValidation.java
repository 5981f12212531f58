/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the enums of the overlay with the values of the facts. An enum may have more values than
 * its facts, for Asterisk sends some that it does not document. Confined to one thread.
 */
final class EnumValidation {
  private final Spec spec;
  private final List<String> problems;
  private final Map<String, String> declared = new HashMap<>();
  private final Map<String, Set<String>> values = new HashMap<>();

  EnumValidation(Spec spec, List<String> problems) {
    this.spec = spec;
    this.problems = problems;
    for (Resource resource : spec.resources()) {
      for (String name : resource.overlay().enums().keySet()) {
        String first = declared.putIfAbsent(name, resource.name());
        if (first != null) {
          problems.add(resource.name() + "." + name + ": is declared in " + first + " too");
        }
      }
    }
  }

  /** Notes that a parameter or field has values of an enum. */
  void use(String where, @Nullable String name, List<EnumValue> allowed) {
    if (name == null) {
      return;
    }
    if (!declared.containsKey(name)) {
      problems.add(where + ": the enum \"" + name + "\" is not declared");
    }
    Set<String> all = values.computeIfAbsent(name, n -> new LinkedHashSet<>());
    allowed.forEach(value -> all.add(value.value()));
  }

  /** Looks for problems of the enums themselves, after all uses are noted. */
  void check() {
    for (Resource resource : spec.resources()) {
      resource
          .overlay()
          .enums()
          .forEach((name, words) -> checkEnum(resource.name() + "." + name, name, words));
    }
  }

  private void checkEnum(String where, String name, EnumOverlay words) {
    Set<String> known = values.get(name);
    if (known == null) {
      problems.add(where + ": no parameter or field names this enum");
      return;
    }
    if (words.doc().isBlank()) {
      problems.add(where + ": has no prose");
    }
    if (!JavaNames.isIdentifier(name)) {
      problems.add(where + ": \"" + name + "\" is no Java identifier");
    }
    for (String value : known) {
      if (!words.values().containsKey(value)) {
        problems.add(where + "." + value + ": has no prose");
      }
    }
    var constants = new HashSet<String>();
    words
        .values()
        .forEach(
            (value, its) -> {
              String at = where + "." + value;
              if (its.doc().isBlank()) {
                problems.add(at + ": has no prose");
              }
              if (its.java() != null && !JavaNames.isIdentifier(its.java())) {
                problems.add(at + ": \"" + its.java() + "\" is no Java identifier");
              }
              if (its.java() != null && !constants.add(its.java())) {
                problems.add(where + ": two values have the Java name \"" + its.java() + "\"");
              }
            });
  }
}
