/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.Collections;
import java.util.Map;

/** Our words for an enum. Immutable. */
public record EnumOverlay(String doc, Map<String, EnumValueOverlay> values) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public EnumOverlay {
    doc = doc == null ? "" : doc;
    values = values == null ? Map.of() : Collections.unmodifiableMap(values);
  }
}
