/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;

/** Writes the choice of an event's class by its type. */
final class EventDecodersWriter {

  private final Api api;

  EventDecodersWriter(Api api) {
    this.api = api;
  }

  TypeSpec write() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("read")
            .addModifiers(Modifier.STATIC)
            .returns(Names.ANY_EVENT)
            .addParameter(Names.READER, "in")
            .addParameter(Names.CORE, "core")
            .addParameter(Names.HEADER, "header")
            .beginControlFlow("return switch (header.type().name())");
    for (Model event : api.events()) {
      method.addStatement("case $S -> new $T(in, core, header)", event.id(), api.decoded(event));
    }
    method
        .addStatement(
            "default -> new $T(in, core, header)",
            ClassName.get(Names.CODEC, "DecodedUnknownEvent"))
        .endControlFlow("");
    return TypeSpec.classBuilder(ClassName.get(Names.CODEC, "EventDecoders"))
        .addModifiers(Modifier.FINAL)
        .addJavadoc("Chooses the class of an event by its type.")
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(method.build())
        .addMethod(object())
        .build();
  }

  private MethodSpec object() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("object")
            .addModifiers(Modifier.STATIC)
            .returns(ClassName.get(Names.CODEC, "Decoded"))
            .addParameter(String.class, "kind")
            .addParameter(Names.READER, "in")
            .addParameter(Names.CORE, "core")
            .beginControlFlow("return switch (kind)");
    for (Model model : api.models()) {
      if (api.isObject(model) && api.overlay(model).events()) {
        method.addStatement("case $S -> new $T(in, core)", model.id(), api.decoded(model));
      }
    }
    return method
        .addStatement("default -> throw new $T(kind)", IllegalArgumentException.class)
        .endControlFlow("")
        .build();
  }
}
