/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parameter of an operation. Immutable. */
public final class Parameter {

  /** Where a parameter travels. */
  public enum Kind {
    /** In the path. */
    PATH,
    /** In the query. */
    QUERY,
    /** In a header. */
    HEADER,
    /** As the body, in JSON. */
    BODY,
    /** In the body, as the field of a form. */
    FORM
  }

  private final Map<String, Object> raw;
  private final String name;
  private final Kind kind;
  private final DataType type;
  private final boolean required;
  private final boolean multiple;
  private final @Nullable String defaultValue;
  private final AllowedValues allowed;

  Parameter(Node node) {
    this.raw = node.raw();
    this.kind = kind(node);
    this.name = kind == Kind.BODY ? node.text("name").orElse("body") : node.required("name");
    boolean inPath = kind == Kind.PATH;
    if (!inPath && !node.has("dataType") && !node.has("type") && !node.has("$ref")) {
      node.problem("dataType or type is missing");
    }
    DataType declared = DataType.of(node, "dataType", "type");
    this.type = inPath && declared.isVoid() ? DataType.of("string") : declared;
    this.required = inPath || node.flag("required");
    this.multiple = node.flag("allowMultiple") || type.isList();
    this.defaultValue = node.text("defaultValue").orElse(null);
    this.allowed = AllowedValues.of(node);
  }

  private static Kind kind(Node node) {
    String text = node.required("paramType");
    try {
      return text.isEmpty() ? Kind.QUERY : Kind.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      node.problem("paramType is none of path, query, header, body, form: " + text);
      return Kind.QUERY;
    }
  }

  /** Its name; {@code body} for a body that has none. */
  public String name() {
    return name;
  }

  /** Where it travels. */
  public Kind kind() {
    return kind;
  }

  /** Its type; of one value when it may have several. */
  public DataType type() {
    return type;
  }

  /** Whether it must be given. Parameters in the path always are. */
  public boolean isRequired() {
    return required;
  }

  /** Whether it may have several values. */
  public boolean isMultiple() {
    return multiple;
  }

  /** What the server assumes when it is not given, as the description has it. */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
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
