/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.HashMap;
import java.util.Map;

/** The {@code name=value} pairs of a line. Immutable. */
record Fields(Map<String, Double> values) {

  static Fields of(String line) {
    Map<String, Double> values = new HashMap<>();
    for (String word : line.split(" ")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), Double.valueOf(word.substring(equals + 1)));
      }
    }
    return new Fields(values);
  }

  double number(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no " + name + " in the answer");
    }
    return value;
  }
}
