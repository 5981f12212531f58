/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hand-written half of a resource. Maps keep the order of the file. */
public record ResourceOverlay(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String resource,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String doc,
    Map<String, OperationOverlay> operations,
    Map<String, ModelOverlay> models,
    Map<String, EnumOverlay> enums) {
  private static final OperationOverlay NO_OPERATION =
      new OperationOverlay("", null, null, true, null, null, null, List.of(), Map.of(), Map.of());
  private static final ModelOverlay NO_MODEL =
      new ModelOverlay(null, "", List.of(), "", false, List.of(), null, Map.of());

  public ResourceOverlay {
    operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
  }

  static ResourceOverlay empty(String resource) {
    return new ResourceOverlay(resource, "", Map.of(), Map.of(), Map.of());
  }

  /** The overlay of an operation; an empty one when the file says nothing of it. */
  public OperationOverlay operation(String nickname) {
    return operations.getOrDefault(nickname, NO_OPERATION);
  }

  /** The overlay of a model; an empty one when the file says nothing of it. */
  public ModelOverlay model(String id) {
    return models.getOrDefault(id, NO_MODEL);
  }
}
