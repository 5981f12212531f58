/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Our words for a field. Immutable. */
public record FieldOverlay(
    @Nullable String java,
    String doc,
    @Nullable String type,
    @Nullable String unit,
    @JsonProperty("enum") @Nullable String enumName) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public FieldOverlay {
    doc = doc == null ? "" : doc;
  }
}
