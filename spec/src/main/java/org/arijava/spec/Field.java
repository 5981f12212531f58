/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/**
 * A field of a model.
 *
 * @param type Asterisk's name of the type
 * @param values the enumeration; empty when there is none
 * @param since the first release of each branch that has it; empty: as long as its model
 */
public record Field(
    String name, String type, boolean required, List<EnumValue> values, List<String> since) {
  public Field {
    values = List.copyOf(values);
    since = List.copyOf(since);
  }
}
