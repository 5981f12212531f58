/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** The facts of one resource. Immutable. */
public record Facts(String resource, List<Operation> operations, List<Model> models) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public Facts {
    operations = operations == null ? List.of() : List.copyOf(operations);
    models = models == null ? List.of() : List.copyOf(models);
  }
}
