/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** The content of one {@code facts/<resource>.json}. */
record FactsFile(String resource, List<Operation> operations, List<Model> models) {
  FactsFile {
    operations = List.copyOf(operations);
    models = List.copyOf(models);
  }
}
