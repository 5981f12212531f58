/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;

/** Writes what routing knows of events: their interfaces, the objects they name and end. */
final class EventTypesWriter {

  private static final ClassName STRING = ClassName.get(String.class);

  /** In place of the kind of a field that names no object. */
  private static final String NONE = "-";

  private final Api api;

  EventTypesWriter(Api api) {
    this.api = api;
  }

  TypeSpec write() {
    return TypeSpec.classBuilder(ClassName.get(Names.CODEC, "EventTypes"))
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("What routing knows of events by their type, without decoding them.")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(names())
        .addMethod(of())
        .addMethod(fields())
        .addMethod(kind())
        .addMethod(identity())
        .addMethod(endsKind())
        .addMethod(ended())
        .build();
  }

  private static MethodSpec.Builder method(String name, String doc) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(doc)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
  }

  private MethodSpec of() {
    MethodSpec.Builder method =
        method("of", "The interface that stands for a type of event.")
            .addParameter(String.class, "type")
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(Class.class), WildcardTypeName.subtypeOf(Names.ANY_EVENT)))
            .beginControlFlow("return switch (type)");
    api.events()
        .forEach(
            event -> method.addStatement("case $S -> $T.class", event.id(), api.className(event)));
    return method
        .addStatement("default -> $T.class", ClassName.get(Names.EVENT, "UnknownEvent"))
        .endControlFlow("")
        .build();
  }

  private MethodSpec names() {
    return method("names", "The names of the types of events that have an interface.")
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), STRING))
        .addStatement("return $T.of($L)", List.class, texts(api.events().stream().map(Model::id)))
        .build();
  }

  private MethodSpec fields() {
    return method("fields", "The fields that name objects, themselves or in their parts.")
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), STRING))
        .addStatement("return $T.of($L)", List.class, texts(kinds().keySet().stream()))
        .build();
  }

  private static CodeBlock texts(Stream<String> texts) {
    return CodeBlock.join(texts.map(text -> CodeBlock.of("$S", text)).toList(), ",$W");
  }

  private MethodSpec kind() {
    Map<String, String> kinds = kinds();
    MethodSpec.Builder method =
        method(
                "kind",
                "The kind of the object that a field names, an empty text when its parts may name"
                    + " some, null when it names none.")
            .addParameter(String.class, "field")
            .returns(STRING.annotated(AnnotationSpec.builder(Names.NULLABLE).build()))
            .beginControlFlow("return switch (field)");
    kinds.forEach((field, kind) -> method.addStatement("case $S -> $S", field, kind));
    return method.addStatement("default -> null").endControlFlow("").build();
  }

  private Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    for (Model model : api.models()) {
      if (api.isVisible(model) && !api.isObject(model)) {
        for (ApiField field : api.fields(model)) {
          field
              .model()
              .ifPresent(named -> kinds.merge(field.wireName(), kindOf(named), this::stronger));
        }
      }
    }
    kinds.values().removeIf(NONE::equals);
    return kinds;
  }

  private String kindOf(Model model) {
    if (api.isObject(model)) {
      return api.overlay(model).events() ? model.id() : NONE;
    }
    boolean holds =
        api.isVisible(model)
            && api.fields(model).stream()
                .flatMap(field -> field.model().stream())
                .anyMatch(api::isObject);
    return holds ? "" : NONE;
  }

  private String stronger(String one, String other) {
    if (one.equals(other) || other.equals(NONE)) {
      return one;
    }
    if (one.equals(NONE)) {
      return other;
    }
    throw new IllegalArgumentException("a field that names a " + one + " and a " + other);
  }

  private List<Model> listened() {
    return api.models().stream()
        .filter(model -> api.isObject(model) && api.overlay(model).events())
        .toList();
  }

  private MethodSpec identity() {
    MethodSpec.Builder method =
        method("identity", "The fields that identify an object of a kind.")
            .addParameter(String.class, "kind")
            .returns(ParameterizedTypeName.get(ClassName.get(List.class), STRING))
            .beginControlFlow("return switch (kind)");
    for (Model model : listened()) {
      CodeBlock fields =
          CodeBlock.join(
              api.overlay(model).identity().stream().map(f -> CodeBlock.of("$S", f)).toList(),
              ", ");
      method.addStatement("case $S -> $T.of($L)", model.id(), List.class, fields);
    }
    return method
        .addStatement(
            "default -> throw new $T(kind)", ClassName.get(IllegalArgumentException.class))
        .endControlFlow("")
        .build();
  }

  private MethodSpec endsKind() {
    CodeBlock kinds =
        CodeBlock.join(
            listened().stream()
                .filter(model -> !api.overlay(model).terminal().isEmpty())
                .map(model -> CodeBlock.of("$S", model.id()))
                .toList(),
            ", ");
    return method("ends", "Whether there are events that end an object of a kind.")
        .addParameter(String.class, "kind")
        .returns(boolean.class)
        .beginControlFlow("return switch (kind)")
        .addStatement("case $L -> true", kinds)
        .addStatement("default -> false")
        .endControlFlow("")
        .build();
  }

  private MethodSpec ended() {
    MethodSpec.Builder method =
        method("ended", "The kind of the object that a type of event ends; null when it ends none.")
            .addParameter(String.class, "type")
            .returns(STRING.annotated(AnnotationSpec.builder(Names.NULLABLE).build()))
            .beginControlFlow("return switch (type)");
    for (Model model : listened()) {
      for (String terminal : api.overlay(model).terminal()) {
        method.addStatement("case $S -> $S", terminal, model.id());
      }
    }
    return method.addStatement("default -> null").endControlFlow("").build();
  }
}
