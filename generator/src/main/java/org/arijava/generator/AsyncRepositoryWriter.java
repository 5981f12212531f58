/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;

/** Writes the asynchronous twin of a repository. */
final class AsyncRepositoryWriter {

  private static final ClassName SESSION = ClassName.get(Names.ROOT, "AriSession");
  private static final TypeName SESSION_FUTURE =
      ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), SESSION);

  private final Api api;
  private final Resource resource;
  private final ClassName twin;

  AsyncRepositoryWriter(Api api, Resource resource) {
    this.api = api;
    this.resource = resource;
    this.twin = api.repository(resource);
  }

  /** The interface. */
  TypeSpec declared() {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(Api.async(twin))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "The operations of {@link $T} as futures, as {@link $T} explains. Thread-safe.",
                twin,
                ClassName.get(Names.ASYNC, "AsyncAriClient"));
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.isWebsocket()) {
        websocket(operation)
            .forEach(
                method ->
                    type.addMethod(
                        method
                            .addModifiers(Modifier.ABSTRACT)
                            .addJavadoc("{@link $T#$L}, as a future.", twin, operation.javaName())
                            .build()));
      } else {
        type.addMethods(new MethodForms(operation).async(twin, false));
      }
    }
    for (Model model : api.objects(resource)) {
      api.getter(model)
          .ifPresent(
              get -> {
                String find = named(get, "find");
                String ref = named(get, "ref");
                type.addMethod(
                    find(model, get)
                        .addModifiers(Modifier.ABSTRACT)
                        .addJavadoc("{@link $T#$L}, as a future.", twin, find)
                        .build());
                type.addMethod(
                    ref(model, get)
                        .addModifiers(Modifier.ABSTRACT)
                        .addJavadoc("{@link $T#$L}, which asks nobody.", twin, ref)
                        .build());
              });
    }
    return type.build();
  }

  /** The class behind it. */
  TypeSpec view() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Api.asyncView(twin))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Api.async(twin))
            .addJavadoc("{@link $T} of a client. Thread-safe.", Api.async(twin))
            .addField(Names.CORE, "core", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(Names.CORE, "core")
                    .addStatement("this.core = core")
                    .build());
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.isWebsocket()) {
        List<MethodSpec.Builder> methods = websocket(operation);
        type.addMethod(
            methods
                .get(0)
                .addAnnotation(Override.class)
                .addStatement(
                    "return core.client().async().start($T.listOf(app, more), o -> {})", Names.CALL)
                .build());
        type.addMethod(
            methods
                .get(1)
                .addAnnotation(Override.class)
                .addStatement("return core.client().async().start(apps, options)")
                .build());
      } else {
        type.addMethods(new MethodForms(operation).asyncView(false));
      }
    }
    for (Model model : api.objects(resource)) {
      api.getter(model)
          .ifPresent(
              get -> {
                CodeBlock.Builder arguments = CodeBlock.builder().add("core");
                get.positional().forEach(p -> arguments.add(", $N", p.javaName()));
                type.addMethod(
                    find(model, get)
                        .addAnnotation(Override.class)
                        .addStatement(
                            "return $T.$L($L).optional().start()",
                            api.requests(resource),
                            get.javaName(),
                            arguments.build())
                        .build());
                type.addMethod(
                    ref(model, get)
                        .addAnnotation(Override.class)
                        .addStatement("return new $T($L)", api.decoded(model), arguments.build())
                        .build());
              });
    }
    return type.build();
  }

  private static String named(ApiOperation get, String verb) {
    return get.javaName().replaceFirst("^get", verb);
  }

  private static List<MethodSpec.Builder> websocket(ApiOperation operation) {
    return List.of(
        MethodSpec.methodBuilder(operation.javaName())
            .addModifiers(Modifier.PUBLIC)
            .returns(SESSION_FUTURE)
            .addParameter(String.class, "app")
            .addParameter(String[].class, "more")
            .varargs(),
        MethodSpec.methodBuilder(operation.javaName())
            .addModifiers(Modifier.PUBLIC)
            .returns(SESSION_FUTURE)
            .addParameter(ParameterizedTypeName.get(List.class, String.class), "apps")
            .addParameter(
                ParameterizedTypeName.get(
                    ClassName.get(Consumer.class),
                    WildcardTypeName.supertypeOf(SESSION.nestedClass("Options"))),
                "options"));
  }

  private MethodSpec.Builder find(Model model, ApiOperation get) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(named(get, "find"))
            .addModifiers(Modifier.PUBLIC)
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(CompletableFuture.class),
                    ParameterizedTypeName.get(
                        ClassName.get(Optional.class), api.className(model))));
    get.positional().forEach(p -> method.addParameter(p.type(), p.javaName()));
    return method;
  }

  private MethodSpec.Builder ref(Model model, ApiOperation get) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(named(get, "ref"))
            .addModifiers(Modifier.PUBLIC)
            .returns(api.className(model));
    get.positional().forEach(p -> method.addParameter(p.type(), p.javaName()));
    return method;
  }
}
