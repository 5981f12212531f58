/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.Collections;
import java.util.Map;

/** Our words for a resource. Immutable. */
public record ResourceOverlay(
    String resource,
    String doc,
    Map<String, OperationOverlay> operations,
    Map<String, ModelOverlay> models,
    Map<String, EnumOverlay> enums) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public ResourceOverlay {
    doc = doc == null ? "" : doc;
    operations = operations == null ? Map.of() : Collections.unmodifiableMap(operations);
    models = models == null ? Map.of() : Collections.unmodifiableMap(models);
    enums = enums == null ? Map.of() : Collections.unmodifiableMap(enums);
  }
}
