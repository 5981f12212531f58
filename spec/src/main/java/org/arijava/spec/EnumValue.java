/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/**
 * One value of an enumeration, as Asterisk writes it.
 *
 * @param since the first release of each branch that has it; empty: as long as the operation or
 *     model it belongs to
 */
public record EnumValue(String value, List<String> since) {
  public EnumValue {
    since = List.copyOf(since);
  }
}
