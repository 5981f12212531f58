/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import org.jspecify.annotations.Nullable;

/** Our words for a value of an enum. Immutable. */
public record EnumValueOverlay(@Nullable String java, String doc) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public EnumValueOverlay {
    doc = doc == null ? "" : doc;
  }
}
