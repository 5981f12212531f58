/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Java enum.
 *
 * @param values its values, keyed by Asterisk's text
 */
public record EnumOverlay(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String doc, Map<String, EnumValueOverlay> values) {
  public EnumOverlay {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
