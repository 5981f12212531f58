/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.arijava.spec.Field;
import org.arijava.spec.FieldOverlay;
import org.arijava.spec.Model;
import org.jspecify.annotations.Nullable;

/** A field of a model as a property in Java. Immutable. */
final class ApiField {

  private static final ClassName STRING = ClassName.get(String.class);

  private final Api api;
  private final Field field;
  private final FieldOverlay overlay;

  ApiField(Api api, Model model, Field field) {
    this.api = api;
    this.field = field;
    this.overlay =
        java.util.Objects.requireNonNull(
            api.overlay(model).fields().get(field.name()), model.id() + "." + field.name());
  }

  /** The name in ARI. */
  String wireName() {
    return field.name();
  }

  String javaName() {
    return overlay.java() == null ? Names.camel(field.name()) : Names.identifier(overlay.java());
  }

  /** What it is, in whole sentences. */
  String doc() {
    return Names.sentence(overlay.doc()) + Prose.since(field.since());
  }

  boolean required() {
    return field.required();
  }

  /** The model of the field, or of the elements of its list. */
  Optional<Model> model() {
    return api.model(element() == null ? field.type() : element());
  }

  boolean isList() {
    return element() != null;
  }

  private @Nullable String element() {
    return field.type().startsWith("List[")
        ? field.type().substring("List[".length(), field.type().length() - 1)
        : null;
  }

  /** The type in which the value is held; boxed, so that it can be absent. */
  TypeName held() {
    if (overlay.enumName() != null) {
      return api.enumName(overlay.enumName());
    }
    if (overlay.unit() != null) {
      return ClassName.get(Duration.class);
    }
    String element = element();
    if (element != null) {
      return ParameterizedTypeName.get(ClassName.get(List.class), scalar(element));
    }
    return scalar(field.type());
  }

  private TypeName scalar(String type) {
    return switch (type) {
      case "string" -> STRING;
      case "int" -> ClassName.get(unsigned() ? Long.class : Integer.class);
      case "long" -> ClassName.get(small() ? Integer.class : Long.class);
      case "double" -> ClassName.get(Double.class);
      case "boolean" -> ClassName.get(Boolean.class);
      case "Date" -> ClassName.get(Instant.class);
      case "object" -> ParameterizedTypeName.get(Map.class, String.class, Object.class);
      default ->
          api.className(
              api.model(type).orElseThrow(() -> new IllegalArgumentException("no model " + type)));
    };
  }

  private boolean small() {
    return "int".equals(overlay.type());
  }

  private boolean unsigned() {
    return "long".equals(overlay.type());
  }

  /** The type that the property gives. */
  TypeName given() {
    TypeName held = held();
    if (field.required()) {
      return held.isBoxedPrimitive() ? held.unbox() : held;
    }
    if (held.equals(ClassName.get(Integer.class))) {
      return ClassName.get(OptionalInt.class);
    }
    if (held.equals(ClassName.get(Long.class))) {
      return ClassName.get(OptionalLong.class);
    }
    if (held.equals(ClassName.get(Double.class))) {
      return ClassName.get(OptionalDouble.class);
    }
    if (isList() || field.type().equals("object")) {
      return held;
    }
    return ParameterizedTypeName.get(ClassName.get(Optional.class), held);
  }

  /** The property's body, given the expression that reads the value. */
  CodeBlock give(CodeBlock read) {
    if (field.required()) {
      return CodeBlock.of("return required($L, $S)", read, field.name());
    }
    TypeName given = given();
    if (given instanceof ClassName optional && optional.simpleName().startsWith("Optional")) {
      return CodeBlock.of(
          "return $L($L)", "optional" + optional.simpleName().substring("Optional".length()), read);
    }
    if (isList()) {
      return CodeBlock.of("return listed($L)", read);
    }
    if (field.type().equals("object")) {
      return CodeBlock.of("return mapped($L)", read);
    }
    return CodeBlock.of("return $T.ofNullable($L)", Optional.class, read);
  }

  /** The expression that reads the value, the field being of that number. */
  CodeBlock read(int number) {
    if (overlay.enumName() != null) {
      return CodeBlock.of("text($L, $T::of)", number, held());
    }
    String unit = overlay.unit();
    if (unit != null) {
      return CodeBlock.of(
          "read($L, in -> in.duration($T.$L))",
          number,
          ChronoUnit.class,
          switch (unit) {
            case "microseconds" -> "MICROS";
            case "milliseconds" -> "MILLIS";
            case "seconds" -> "SECONDS";
            default -> throw new IllegalArgumentException("no unit " + unit);
          });
    }
    Optional<Model> model = model();
    if (model.isPresent()) {
      ClassName decoded = api.decoded(model.get());
      return isList()
          ? CodeBlock.of(
              "this.<$T>read($L, in -> in.list(each -> new $T(each, core())))",
              held(),
              number,
              decoded)
          : CodeBlock.of("part($L, $T::new)", number, decoded);
    }
    if (isList()) {
      return reading(number, "object".equals(element()) ? "maps" : "strings");
    }
    return switch (field.type()) {
      case "string" -> CodeBlock.of("string($L)", number);
      case "int" -> reading(number, unsigned() ? "longNumber" : "integer");
      case "long" -> reading(number, small() ? "integer" : "longNumber");
      case "double" -> reading(number, "decimal");
      case "boolean" -> reading(number, "bool");
      case "Date" -> reading(number, "instant");
      case "object" -> reading(number, "map");
      default -> throw new IllegalArgumentException("no reader for " + field.type());
    };
  }

  private static CodeBlock reading(int number, String how) {
    return CodeBlock.of("read($L, $T::$L)", number, Names.READER, how);
  }
}
