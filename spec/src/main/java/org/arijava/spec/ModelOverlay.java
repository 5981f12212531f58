/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our words for a model. Immutable. */
public record ModelOverlay(
    @Nullable String java,
    String kind,
    List<String> identity,
    String doc,
    boolean events,
    List<String> terminal,
    @Nullable String get,
    Map<String, FieldOverlay> fields) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public ModelOverlay {
    kind = kind == null ? "" : kind;
    identity = identity == null ? List.of() : List.copyOf(identity);
    doc = doc == null ? "" : doc;
    terminal = terminal == null ? List.of() : List.copyOf(terminal);
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(fields);
  }
}
