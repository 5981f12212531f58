/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Our words for a parameter. Immutable. */
public record ParameterOverlay(
    @Nullable String java,
    String doc,
    @Nullable String unit,
    @Nullable String object,
    @JsonProperty("enum") @Nullable String enumName,
    boolean generated,
    @Nullable String constant,
    boolean requiredByUs,
    @Nullable String body) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public ParameterOverlay {
    doc = doc == null ? "" : doc;
  }
}
