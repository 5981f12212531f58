/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** A resource of ARI: its facts and our words for them. Immutable. */
public record Resource(Facts facts, ResourceOverlay overlay) {

  /** Its name, as {@code channels}. */
  public String name() {
    return facts.resource();
  }

  /** Its operations, in Asterisk's order. */
  public List<Operation> operations() {
    return facts.operations();
  }

  /** Its models, in Asterisk's order. */
  public List<Model> models() {
    return facts.models();
  }
}
