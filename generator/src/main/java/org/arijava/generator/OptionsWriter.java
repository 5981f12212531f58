/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the optional parameters of an operation. */
final class OptionsWriter {

  private final Api api;
  private final ApiOperation operation;
  private final ClassName name;

  OptionsWriter(Api api, ApiOperation operation) {
    this.api = api;
    this.operation = operation;
    this.name = operation.options();
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The optional parameters of {@link $T#$L}. Confined to the lambda it is given to.",
                api.repository(operation.resource()),
                operation.javaName())
            .addField(Names.PARAMETERS, "parameters", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Names.PARAMETERS, "parameters")
                    .addStatement("this.parameters = parameters")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("of")
                    .addJavadoc("The options that are set on the given parameters; for transports.")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addParameter(Names.PARAMETERS, "parameters")
                    .returns(name)
                    .addStatement("return new $T(parameters)", name)
                    .build());
    for (ApiParameter parameter : operation.optional()) {
      TypeName one = parameter.type();
      TypeName given =
          parameter.isList() ? ParameterizedTypeName.get(ClassName.get(List.class), one) : one;
      type.addMethod(setter(parameter, given, false));
      if (parameter.isEnum() || parameter.isObject()) {
        TypeName text = ClassName.get(String.class);
        if (!parameter.isList()) {
          type.addMethod(setter(parameter, text, true));
        }
      }
      if (parameter.isVariables()) {
        type.addMethod(variable(parameter));
      }
    }
    type.addMethod(param(ClassName.get(String.class), "value", "text"));
    type.addMethod(param(TypeName.LONG, "value", "whole number"));
    type.addMethod(param(TypeName.BOOLEAN, "value", "truth value"));
    type.addMethod(param(ParameterizedTypeName.get(List.class, String.class), "values", "list"));
    return type.build();
  }

  private MethodSpec param(TypeName type, String value, String kind) {
    return setter("param", "Sets a parameter that this library does not know, a " + kind + ".")
        .addParameter(String.class, "name")
        .addParameter(type, value)
        .addStatement("parameters.put(name, $N)", value)
        .addStatement("return this")
        .build();
  }

  private MethodSpec.Builder setter(String method, String doc) {
    return MethodSpec.methodBuilder(method)
        .addJavadoc(Prose.of(doc))
        .addModifiers(Modifier.PUBLIC)
        .returns(name);
  }

  private MethodSpec setter(ApiParameter parameter, TypeName type, boolean plainText) {
    String java = parameter.javaName();
    MethodSpec.Builder method =
        setter(java, Names.sentence(parameter.doc()) + Prose.since(parameter.since()))
            .addParameter(type, java);
    if (!type.isPrimitive()) {
      method.addStatement(
          "$T.requireNonNull($N, $S)",
          Objects.class,
          java,
          operation.name() + ": " + java + " is null");
    }
    CodeBlock put = parameter.put("parameters", java, parameter.isList(), plainText);
    return method.addStatement("$L", put).addStatement("return this").build();
  }

  private MethodSpec variable(ApiParameter parameter) {
    return setter("variable", "Sets one variable beside those that are set already.")
        .addParameter(String.class, "name")
        .addParameter(String.class, "value")
        .addStatement(
            parameter.bodyKind().equals("entries")
                ? CodeBlock.of("parameters.putBodyEntry(name, value)")
                : CodeBlock.of("parameters.putEntry($S, name, value)", parameter.wireName()))
        .addStatement("return this")
        .build();
  }
}
