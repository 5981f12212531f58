/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** One value of an enumeration, and the releases that first had it. Immutable. */
public record EnumValue(String value, List<String> since) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public EnumValue {
    since = since == null ? List.of() : List.copyOf(since);
  }
}
