/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Map;

/** Who calls, or is connected. Immutable. */
public record Caller(String name, String number) {
  public static final Caller NOBODY = new Caller("", "");

  /** Reads {@code "Name" <number>}, {@code Name <number>}, or just a number or a name. */
  public static Caller parse(String text) {
    int open = text.indexOf('<');
    int close = text.indexOf('>', open + 1);
    if (open >= 0 && close > open) {
      String name = text.substring(0, open).strip();
      if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
        name = name.substring(1, name.length() - 1);
      }
      return new Caller(name, text.substring(open + 1, close).strip());
    }
    String only = text.strip();
    boolean number = !only.isEmpty() && only.chars().allMatch(c -> "0123456789*#+".indexOf(c) >= 0);
    return number ? new Caller("", only) : new Caller(only, "");
  }

  boolean isEmpty() {
    return name.isEmpty() && number.isEmpty();
  }

  Map<String, Object> snapshot() {
    return Json.object("name", name, "number", number);
  }
}
