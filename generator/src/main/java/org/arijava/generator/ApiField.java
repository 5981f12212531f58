/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ArrayTypeName;
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

  /** The property's body. */
  CodeBlock give() {
    String name = javaName();
    if (field.required()) {
      return CodeBlock.of("return required($N, $S)", name, field.name());
    }
    TypeName given = given();
    if (given instanceof ClassName optional && optional.simpleName().startsWith("Optional")) {
      return CodeBlock.of("return $N == null ? $T.empty() : $T.of($N)", name, given, given, name);
    }
    if (isList()) {
      return CodeBlock.of("return $N == null ? $T.of() : $N", name, List.class, name);
    }
    if (field.type().equals("object")) {
      return CodeBlock.of("return $N == null ? $T.of() : $N", name, Map.class, name);
    }
    return CodeBlock.of("return $T.ofNullable($N)", Optional.class, name);
  }

  /** The expression that reads the value. */
  CodeBlock read() {
    if (overlay.enumName() != null) {
      return CodeBlock.of("in.text($T::of)", held());
    }
    String unit = overlay.unit();
    if (unit != null) {
      return CodeBlock.of(
          "in.duration($T.$L)",
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
          ? CodeBlock.of("in.list(each -> new $T(each, core))", decoded)
          : CodeBlock.of("in.atObject() ? new $T(in, core) : null", decoded);
    }
    if (isList()) {
      return CodeBlock.of("object".equals(element()) ? "in.maps()" : "in.strings()");
    }
    return CodeBlock.of(
        switch (field.type()) {
          case "string" -> "in.string()";
          case "int" -> unsigned() ? "in.longNumber()" : "in.integer()";
          case "long" -> small() ? "in.integer()" : "in.longNumber()";
          case "double" -> "in.decimal()";
          case "boolean" -> "in.bool()";
          case "Date" -> "in.instant()";
          case "object" -> "in.map()";
          default -> throw new IllegalArgumentException("no reader for " + field.type());
        });
  }

  /** The type in which the value is held, with its annotation. */
  TypeName nullable() {
    TypeName held = held();
    return held instanceof ArrayTypeName
        ? held
        : held.annotated(com.palantir.javapoet.AnnotationSpec.builder(Names.NULLABLE).build());
  }
}
