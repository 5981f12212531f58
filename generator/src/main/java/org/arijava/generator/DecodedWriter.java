/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.ModelOverlay;
import org.arijava.spec.Resource;

/** Writes the class behind a model's interface, which reads itself from JSON. */
final class DecodedWriter {

  private final Api api;
  private final Resource resource;
  private final Model model;
  private final ModelOverlay overlay;
  private final List<ApiField> fields;

  DecodedWriter(Api api, Resource resource, Model model) {
    this.api = api;
    this.resource = resource;
    this.model = model;
    this.overlay = api.overlay(model);
    this.fields = api.fields(model);
  }

  TypeSpec write() {
    boolean event = api.isEvent(model);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(api.decoded(model))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("{@link $T} as read from JSON. Immutable.", api.className(model))
            .superclass(ClassName.get(Names.CODEC, event ? "DecodedEvent" : "Decoded"))
            .addSuperinterface(api.className(model));
    fields.forEach(
        field ->
            type.addField(field.nullable(), field.javaName(), Modifier.PRIVATE, Modifier.FINAL));
    type.addMethod(reading(event));
    if (api.isObject(model)) {
      type.addMethod(referring());
    }
    for (ApiField field : fields) {
      type.addMethod(
          MethodSpec.methodBuilder(field.javaName())
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(field.given())
              .addStatement("$L", field.give())
              .build());
    }
    if (api.isObject(model)) {
      object(type);
    } else {
      collect(type, false);
      if (!event) {
        type.addMethod(text(CodeBlock.of("described($S)", api.className(model).simpleName())));
      }
    }
    return type.build();
  }

  private MethodSpec reading(boolean event) {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Reads the object that the reader stands on.")
            .addParameter(Names.READER, "in")
            .addParameter(Names.CORE, "core");
    if (event) {
      method.addParameter(Names.HEADER, "header").addStatement("super(in, core, header)");
    } else {
      method.addStatement("super(in, core)");
    }
    for (ApiField field : fields) {
      method.addStatement("$T $N = null", field.nullable(), local(field));
    }
    method.beginControlFlow(
        "for (String field = in.nextField(); field != null; field = in.nextField())");
    method.beginControlFlow("switch (field)");
    for (ApiField field : fields) {
      method.addStatement("case $S -> $N = $L", field.wireName(), local(field), field.read());
    }
    method.addStatement("default -> in.skip()").endControlFlow().endControlFlow();
    for (ApiField field : fields) {
      method.addStatement("this.$N = $N", field.javaName(), local(field));
    }
    return method.build();
  }

  private static String local(ApiField field) {
    return field.javaName() + "Read";
  }

  private MethodSpec referring() {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Refers to the object with that identity.")
            .addParameter(Names.CORE, "core")
            .addStatement("super(core)");
    for (String property : Identity.of(api, model).properties()) {
      method.addParameter(String.class, property);
    }
    List<String> identity = Identity.of(api, model).properties();
    for (ApiField field : fields) {
      if (identity.contains(field.javaName())) {
        method.addStatement(
            "this.$N = $T.requireNonNull($N, $S)",
            field.javaName(),
            Objects.class,
            field.javaName(),
            field.javaName());
      } else {
        method.addStatement("this.$N = null", field.javaName());
      }
    }
    return method.build();
  }

  private void object(TypeSpec.Builder type) {
    Identity identity = Identity.of(api, model);
    CodeBlock id =
        CodeBlock.join(
            identity.properties().stream().map(p -> CodeBlock.of("$L()", p)).toList(),
            " + \"/\" + ");
    CodeBlock shown =
        CodeBlock.join(
            identity.properties().stream().map(p -> CodeBlock.of("$N", p)).toList(), " + \"/\" + ");
    type.addMethod(
        MethodSpec.methodBuilder("key")
            .addModifiers(Modifier.PRIVATE)
            .returns(Names.KEY)
            .addStatement("return new $T($S, $L)", Names.KEY, model.id(), id)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("reload")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(api.className(model))
            .addStatement(
                "return core().client().$L().$L($L)",
                resource.name(),
                api.getter(model).orElseThrow().javaName(),
                CodeBlock.join(
                    identity.properties().stream().map(p -> CodeBlock.of("$L()", p)).toList(),
                    ", "))
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("async")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(Api.async(api.className(model)))
            .addStatement(
                "return new $T(core(), this$L)",
                Api.asyncView(api.className(model)),
                overlay.events() ? ", key(), asOf()" : "")
            .build());
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.owner().filter(model::equals).isPresent()) {
        type.addMethods(new MethodForms(operation).bound());
        if (operation.isBinary()) {
          type.addMethod(
              overriding(ModelWriter.download())
                  .addStatement("$T.save($L(), target)", Names.CORE, operation.instanceName())
                  .build());
        }
      }
    }
    if (overlay.events()) {
      type.addMethod(listening(ModelWriter.on(api, model)));
      type.addMethod(listening(ModelWriter.onName()));
      type.addMethod(listening(ModelWriter.await(api, model)));
      type.addMethod(listening(ModelWriter.awaitName()));
      type.addMethod(listening(ModelWriter.events(api, model)));
      type.addMethod(listening(ModelWriter.boundedEvents(api, model)));
      type.addMethod(listening(ModelWriter.eventsName()));
      type.addMethods(new CompletionForms(api, resource, model).bound());
      collect(type, true);
    }
    type.addMethod(
        MethodSpec.methodBuilder("equals")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(boolean.class)
            .addParameter(
                ClassName.get(Object.class)
                    .annotated(
                        com.palantir.javapoet.AnnotationSpec.builder(Names.NULLABLE).build()),
                "other")
            .addStatement(
                "return other instanceof $T that && key().equals(that.key())", api.decoded(model))
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("hashCode")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addStatement("return key().hashCode()")
            .build());
    String name = api.className(model).simpleName();
    String missing =
        String.join(" || ", identity.properties().stream().map(p -> p + " == null").toList());
    type.addMethod(
        text(CodeBlock.of("$L ? described($S) : $S + $L", missing, name, name + " ", shown)));
  }

  private static MethodSpec listening(MethodSpec.Builder method) {
    MethodSpec declared = method.build();
    CodeBlock.Builder rest = CodeBlock.builder();
    declared.parameters().stream().skip(1).forEach(p -> rest.add(", $N", p));
    return overriding(method)
        .addStatement("return core().$L(key(), type, asOf()$L)", declared.name(), rest.build())
        .build();
  }

  /** The declared method without its Javadoc, to be filled in. */
  private static MethodSpec.Builder overriding(MethodSpec.Builder declared) {
    MethodSpec method = declared.build();
    return MethodSpec.methodBuilder(method.name())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariables(method.typeVariables())
        .returns(method.returnType())
        .addParameters(method.parameters());
  }

  private static MethodSpec text(CodeBlock expression) {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return $L", expression)
        .build();
  }

  private void collect(TypeSpec.Builder type, boolean itself) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("collect")
            .addAnnotation(Override.class)
            .addParameter(Names.NAMED, "named");
    if (itself) {
      List<String> identity = Identity.of(api, model).properties();
      method
          .beginControlFlow(
              "if ($L)", String.join(" && ", identity.stream().map(p -> p + " != null").toList()))
          .addStatement("named.add(key(), this)")
          .endControlFlow();
      type.addMethod(method.build());
      return;
    }
    boolean any = false;
    for (ApiField field : fields) {
      if (field.model().isEmpty() || field.isList()) {
        continue;
      }
      any = true;
      method
          .beginControlFlow(
              "if ($N instanceof $T part)", field.javaName(), ClassName.get(Names.CODEC, "Decoded"))
          .addStatement("part.collect(named)")
          .endControlFlow();
    }
    if (any) {
      type.addMethod(method.build());
    }
  }
}
