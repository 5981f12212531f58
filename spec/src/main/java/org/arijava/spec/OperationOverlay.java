/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our words for an operation. Immutable. */
public record OperationOverlay(
    String doc,
    @Nullable String java,
    @Nullable Object instance,
    @Nullable String object,
    @Nullable String returns,
    @Nullable String unwrap,
    List<String> completedBy,
    Map<Integer, String> errors,
    Map<String, ParameterOverlay> parameters) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public OperationOverlay {
    doc = doc == null ? "" : doc;
    completedBy = completedBy == null ? List.of() : List.copyOf(completedBy);
    errors = errors == null ? Map.of() : Collections.unmodifiableMap(errors);
    parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(parameters);
  }

  /** Whether the object whose path it begins with has it too. */
  public boolean onObject() {
    return !Boolean.FALSE.equals(instance);
  }

  /** Its name on the object, when it is another than the repository's. */
  public @Nullable String instanceName() {
    return instance instanceof String name ? name : null;
  }
}
