/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of an operation. Immutable. */
public record Parameter(
    String name,
    String in,
    String type,
    boolean required,
    boolean multiple,
    @JsonProperty("default") @Nullable String defaultValue,
    List<EnumValue> values,
    @Nullable Long min,
    @Nullable Long max,
    List<String> since) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public Parameter {
    values = values == null ? List.of() : List.copyOf(values);
    since = since == null ? List.of() : List.copyOf(since);
  }
}
