/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arijava.spec.Model;
import org.arijava.spec.Parameter;
import org.arijava.spec.ParameterOverlay;
import org.jspecify.annotations.Nullable;

/** A parameter of an operation as Java sees it. Immutable. */
final class ApiParameter {

  private final Api api;
  private final Parameter parameter;
  private final ParameterOverlay overlay;

  ApiParameter(Api api, Parameter parameter, ParameterOverlay overlay) {
    this.api = api;
    this.parameter = parameter;
    this.overlay = overlay;
  }

  String wireName() {
    return parameter.name();
  }

  String javaName() {
    return overlay.java() == null
        ? Names.camel(parameter.name())
        : Names.identifier(overlay.java());
  }

  /** The name for one element of a list. */
  String singularName() {
    return Names.singular(javaName());
  }

  String doc() {
    return overlay.doc();
  }

  List<String> since() {
    return parameter.since();
  }

  boolean isPath() {
    return parameter.in().equals("path");
  }

  boolean isPositional() {
    return parameter.required() || overlay.requiredByUs();
  }

  boolean isGenerated() {
    return overlay.generated();
  }

  @Nullable String constant() {
    return overlay.constant();
  }

  boolean isList() {
    return parameter.multiple();
  }

  boolean isBody() {
    return parameter.in().equals("body");
  }

  boolean isEnum() {
    return overlay.enumName() != null;
  }

  boolean isObject() {
    return overlay.object() != null;
  }

  /** Whether it is a map of texts, which one variable can be added to. */
  boolean isVariables() {
    return isBody() && (bodyKind().equals("variables") || bodyKind().equals("entries"));
  }

  /** Whether the value is sent as it is given. */
  boolean isPlainText() {
    return type().equals(ClassName.get(String.class));
  }

  /** How the body is made of it. */
  String bodyKind() {
    return Objects.requireNonNullElse(overlay.body(), "variables");
  }

  /** The Java type of one value. */
  TypeName type() {
    if (isEnum()) {
      return api.enumName(Objects.requireNonNull(overlay.enumName()));
    }
    if (overlay.object() != null) {
      return api.className(
          api.model(overlay.object())
              .orElseThrow(() -> new IllegalArgumentException("no model " + overlay.object())));
    }
    if (overlay.unit() != null) {
      return ClassName.get(Duration.class);
    }
    if (isBody()) {
      return bodyKind().equals("data") || bodyKind().equals("raw")
          ? ParameterizedTypeName.get(
              ClassName.get(Map.class),
              ClassName.get(String.class),
              WildcardTypeName.subtypeOf(Object.class))
          : ParameterizedTypeName.get(Map.class, String.class, String.class);
    }
    if (isNumber()) {
      return TypeName.INT;
    }
    return switch (parameter.type()) {
      case "string" -> ClassName.get(String.class);
      case "int" -> TypeName.INT;
      case "long" -> TypeName.LONG;
      case "boolean" -> TypeName.BOOLEAN;
      default -> throw new IllegalArgumentException("no type for " + parameter.type());
    };
  }

  private boolean isNumber() {
    return "int".equals(overlay.type());
  }

  /** The expression that turns one value into what is sent. */
  CodeBlock value(CodeBlock java) {
    if (isEnum()) {
      return CodeBlock.of("$L.value()", java);
    }
    if (overlay.object() != null) {
      Model model = api.model(overlay.object()).orElseThrow();
      String field = api.overlay(model).identity().get(0);
      return CodeBlock.of("$L.$L()", java, Names.camel(field));
    }
    if (overlay.unit() != null) {
      return CodeBlock.of(
          "$T.$L($S, $L)",
          ClassName.get("org.arijava.internal", "Units"),
          overlay.unit() + (overlay.unlimited() ? "OrUnlimited" : ""),
          javaName(),
          java);
    }
    if (isNumber() && parameter.type().equals("string")) {
      return CodeBlock.of("$T.toString($L)", Integer.class, java);
    }
    return java;
  }

  /** The statement that puts the value of that name into the sink. */
  CodeBlock put(String sink, String name, boolean list, boolean plainText) {
    if (isBody()) {
      return switch (bodyKind()) {
        case "raw" -> CodeBlock.of("$N.putBody($N)", sink, name);
        case "entries" -> CodeBlock.of("$N.forEach($N::putBodyEntry)", name, sink);
        case "fields" ->
            CodeBlock.of(
                "$N.putBody($T.body($N))",
                sink,
                ClassName.get("org.arijava.internal", "ConfigFields"),
                name);
        default ->
            CodeBlock.of(
                "$N.forEach((key, value) -> $N.putEntry($S, key, value))", name, sink, wireName());
      };
    }
    if (list) {
      if (plainText || (!isEnum() && !isObject())) {
        return CodeBlock.of("$N.put($S, $N)", sink, wireName(), name);
      }
      return CodeBlock.of(
          "$N.put($S, $N.stream().map(each -> $L).toList())",
          sink,
          wireName(),
          name,
          value(
              sink.equals("call")
                  ? CodeBlock.of("call.require($S, each)", "an element of " + javaName())
                  : CodeBlock.of("each")));
    }
    CodeBlock value = CodeBlock.of("$N", name);
    return CodeBlock.of("$N.put($S, $L)", sink, wireName(), plainText ? value : value(value));
  }
}
