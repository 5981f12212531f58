/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** A field of a model. Immutable. */
public record Field(
    String name, String type, boolean required, List<EnumValue> values, List<String> since) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public Field {
    values = values == null ? List.of() : List.copyOf(values);
    since = since == null ? List.of() : List.copyOf(since);
  }
}
