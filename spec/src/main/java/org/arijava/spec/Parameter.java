/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query} or {@code body}
 * @param type Asterisk's name of the type
 * @param multiple whether it takes a comma-separated list
 * @param values the enumeration; empty when there is none
 * @param since the first release of each branch that has it; empty: as long as its operation
 */
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
  public Parameter {
    values = List.copyOf(values);
    since = List.copyOf(since);
  }
}
