/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.util.Map;

/** The body of a change of dynamic configuration, in the one form that every Asterisk takes. */
public final class ConfigFields {

  private ConfigFields() {}

  /** The body that sets the fields. */
  public static Map<String, Object> body(Map<String, String> fields) {
    return Map.of(
        "fields",
        fields.entrySet().stream()
            .map(field -> Map.of("attribute", field.getKey(), "value", field.getValue()))
            .toList());
  }
}
