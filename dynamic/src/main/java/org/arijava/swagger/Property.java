/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Map;

/** A property of a model. Immutable. */
public final class Property {

  private final Map<String, Object> raw;
  private final String name;
  private final DataType type;
  private final boolean required;
  private final AllowedValues allowed;

  Property(String name, Node node, boolean requiredByModel) {
    this.raw = node.raw();
    this.name = name;
    if (!node.has("type") && !node.has("$ref")) {
      node.problem("type is missing");
    }
    this.type = DataType.of(node, "type");
    this.required = requiredByModel || node.flag("required");
    this.allowed = AllowedValues.of(node);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its type. */
  public DataType type() {
    return type;
  }

  /** Whether every object of the model has it. */
  public boolean isRequired() {
    return required;
  }

  /** What values it may have. */
  public AllowedValues allowed() {
    return allowed;
  }

  /** All that the description says of it; unmodifiable. */
  public Map<String, Object> raw() {
    return raw;
  }

  @Override
  public String toString() {
    return name + ": " + type + (required ? "" : "?");
  }
}
