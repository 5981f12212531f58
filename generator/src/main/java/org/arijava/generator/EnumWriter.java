/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.arijava.spec.EnumOverlay;

/** Writes an enum of values that Asterisk sends or takes. */
final class EnumWriter {

  private final ClassName name;
  private final EnumOverlay overlay;

  EnumWriter(Api api, String name, EnumOverlay overlay) {
    this.name = api.enumName(name);
    this.overlay = overlay;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(Prose.of(overlay.doc()));
    overlay
        .values()
        .forEach(
            (value, words) ->
                type.addEnumConstant(
                    words.java() == null ? Names.constant(value) : Names.identifier(words.java()),
                    TypeSpec.anonymousClassBuilder("$S", value)
                        .addJavadoc(Prose.of(words.doc()))
                        .build()));
    type.addEnumConstant(
        "UNRECOGNIZED",
        TypeSpec.anonymousClassBuilder("$S", "")
            .addJavadoc(
                "A value that this library has no constant for; {@code raw()} has its text.")
            .build());
    type.addField(
        FieldSpec.builder(
                ArrayTypeName.of(name), "ALL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("values()")
            .build());
    type.addField(String.class, "value", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(String.class, "value")
            .addStatement("this.value = value")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("value")
            .addJavadoc(
                "The text in ARI.\n\n@throws IllegalArgumentException for {@link #UNRECOGNIZED},"
                    + " which has none")
            .addModifiers(Modifier.PUBLIC)
            .returns(String.class)
            .beginControlFlow("if (this == UNRECOGNIZED)")
            .addStatement(
                "throw new $T($S)",
                IllegalArgumentException.class,
                name.simpleName() + ".UNRECOGNIZED has no text in ARI")
            .endControlFlow()
            .addStatement("return value")
            .build());
    MethodSpec.Builder of =
        MethodSpec.methodBuilder("of")
            .addJavadoc(
                "The constant for a text of ARI; {@link #UNRECOGNIZED} for one that is not"
                    + " known.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addParameter(String.class, "text")
            .returns(name)
            .addStatement("$T.requireNonNull(text, $S)", Objects.class, "text")
            .beginControlFlow("for ($T each : ALL)", name)
            .beginControlFlow("if (each != UNRECOGNIZED && each.value.equals(text))")
            .addStatement("return each")
            .endControlFlow()
            .endControlFlow()
            .addStatement("return UNRECOGNIZED");
    return type.addMethod(of.build()).build();
  }
}
