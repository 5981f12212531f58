/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model: an object, a value or an event. Immutable. */
public record Model(
    String id,
    @JsonProperty("extends") @Nullable String parent,
    List<String> since,
    List<Field> fields) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public Model {
    since = since == null ? List.of() : List.copyOf(since);
    fields = fields == null ? List.of() : List.copyOf(fields);
  }
}
