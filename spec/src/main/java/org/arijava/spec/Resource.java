/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** One of Asterisk's resources: its facts, and what this library makes of them. */
public record Resource(
    String name, List<Operation> operations, List<Model> models, ResourceOverlay overlay) {
  public Resource {
    operations = List.copyOf(operations);
    models = List.copyOf(models);
  }
}
