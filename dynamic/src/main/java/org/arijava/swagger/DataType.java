/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a parameter, a property or an answer, in the words of Swagger 1.1 whatever the
 * description's version: {@code string}, {@code int}, {@code long}, {@code float}, {@code double},
 * {@code boolean}, {@code byte}, {@code Date}, {@code void}, a model's name, or a list. Immutable.
 */
public final class DataType {

  private static final Pattern LIST = Pattern.compile("(?:List|Array|Set)\\[(.+)]");

  private final String name;
  private final @Nullable DataType element;

  private DataType(String name, @Nullable DataType element) {
    this.name = name;
    this.element = element;
  }

  /** The type that a text of Swagger 1.1 names, as {@code List[Pet]}. */
  static DataType of(String text) {
    Matcher list = LIST.matcher(text);
    if (list.matches()) {
      DataType element = of(list.group(1));
      return new DataType("List[" + element.name + "]", element);
    }
    return new DataType(text, null);
  }

  /** The type that a node has, in the words of 1.1 (under the name given) or 1.2. */
  static DataType of(Node node, String... names) {
    Optional<String> type = node.text(names);
    if (type.isEmpty()) {
      return of(node.text("$ref").orElse("void"));
    }
    return switch (type.get()) {
      case "array", "Array", "List", "Set" -> listOf(node);
      case "integer" -> of(format(node).equals("int64") ? "long" : "int");
      case "number" -> of(format(node).equals("float") ? "float" : "double");
      case "string" ->
          of(
              switch (format(node)) {
                case "date", "date-time" -> "Date";
                case "byte" -> "byte";
                default -> "string";
              });
      default -> of(type.get());
    };
  }

  private static DataType listOf(Node node) {
    Optional<Node> items = node.child("items");
    if (items.isEmpty()) {
      node.problem("items is missing");
      return of("List[string]");
    }
    DataType element = of(items.get(), "type", "dataType");
    return new DataType("List[" + element.name + "]", element);
  }

  private static String format(Node node) {
    return node.text("format").orElse("").toLowerCase(Locale.ROOT);
  }

  /** Its name: {@code List[Pet]} for a list. */
  public String name() {
    return name;
  }

  /** What a list is of; empty for anything else. */
  public Optional<DataType> element() {
    return Optional.ofNullable(element);
  }

  /** Whether it is a list. */
  public boolean isList() {
    return element != null;
  }

  /** Whether nothing is promised. */
  public boolean isVoid() {
    return name.equals("void");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataType that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
