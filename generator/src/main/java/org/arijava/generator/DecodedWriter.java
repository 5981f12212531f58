/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
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

  private static final ClassName FIELDS = ClassName.get(Names.CODEC, "Fields");

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
    if (!fields.isEmpty()) {
      type.addField(known());
    }
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
              .addStatement("$L", field.give(read(field)))
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

  private FieldSpec known() {
    return FieldSpec.builder(FIELDS, "FIELDS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($L)",
            FIELDS,
            CodeBlock.join(
                fields.stream().map(field -> CodeBlock.of("$S", field.wireName())).toList(), ", "))
        .build();
  }

  private MethodSpec reading(boolean event) {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Finds the fields of the object that the reader stands on.")
            .addParameter(Names.READER, "in")
            .addParameter(Names.CORE, "core");
    if (event) {
      method.addParameter(Names.HEADER, "header");
    }
    String known = fields.isEmpty() ? "" : ", FIELDS";
    return method.addStatement("super(in, core$L$L)", event ? ", header" : "", known).build();
  }

  /** The expression for the field's value, null when there is none. */
  private CodeBlock read(ApiField field) {
    return field.read(fields.indexOf(field));
  }

  private MethodSpec referring() {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Refers to the object with that identity.")
            .addParameter(Names.CORE, "core");
    List<String> identity = Identity.of(api, model).properties();
    identity.forEach(property -> method.addParameter(String.class, property));
    CodeBlock values =
        CodeBlock.join(
            fields.stream()
                .map(ApiField::javaName)
                .map(
                    name ->
                        identity.contains(name)
                            ? CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, name, name)
                            : CodeBlock.of("null"))
                .toList(),
            ", ");
    return method.addStatement("super(core, $L)", values).build();
  }

  private void object(TypeSpec.Builder type) {
    Identity identity = Identity.of(api, model);
    CodeBlock id =
        CodeBlock.join(
            identity.properties().stream().map(p -> CodeBlock.of("$L()", p)).toList(),
            " + \"/\" + ");
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
    String known = String.join(" && ", identity.properties().stream().map(this::isKnown).toList());
    type.addMethod(text(CodeBlock.of("$L ? $S + $L : described($S)", known, name + " ", id, name)));
  }

  /** The condition that the property has a value. */
  private String isKnown(String property) {
    ApiField field =
        fields.stream().filter(each -> each.javaName().equals(property)).findFirst().orElseThrow();
    return read(field) + " != null";
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
              "if ($L)", String.join(" && ", identity.stream().map(this::isKnown).toList()))
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
      method.addStatement("collect($L, named)", read(field));
    }
    if (any) {
      type.addMethod(method.build());
    }
  }
}
