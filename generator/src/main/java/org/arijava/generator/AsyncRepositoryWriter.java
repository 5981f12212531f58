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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;

/** Writes the asynchronous twin of a repository. */
final class AsyncRepositoryWriter extends AsyncWriter {

  private static final ClassName SESSION = ClassName.get(Names.ROOT, "AriSession");
  private static final TypeName SESSION_FUTURE =
      ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), SESSION);

  private final Api api;
  private final Resource resource;

  AsyncRepositoryWriter(Api api, Resource resource) {
    super(api.repository(resource));
    this.api = api;
    this.resource = resource;
  }

  @Override
  List<ApiOperation> operations() {
    return api.operations(resource).stream().filter(operation -> !operation.isWebsocket()).toList();
  }

  @Override
  boolean isObject() {
    return false;
  }

  @Override
  List<MethodSpec> completions(boolean declared) {
    return List.of();
  }

  @Override
  void construct(TypeSpec.Builder view) {
    view.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(Names.CORE, "core")
            .addStatement("this.core = core")
            .build());
  }

  @Override
  List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    api.operations(resource).stream()
        .filter(ApiOperation::isWebsocket)
        .forEach(operation -> websocket(operation, methods));
    for (Model model : api.objects(resource)) {
      api.getter(model).ifPresent(get -> finding(model, get, methods));
    }
    return methods;
  }

  private static String named(ApiOperation get, String verb) {
    return get.javaName().replaceFirst("^get", verb);
  }

  private static void websocket(ApiOperation operation, List<Method> methods) {
    String name = operation.javaName();
    String doc = "{@link $T#" + name + "}, as a future.";
    methods.add(
        new Method(
            method(name, SESSION_FUTURE)
                .addParameter(String.class, "app")
                .addParameter(String[].class, "more")
                .varargs(),
            doc,
            CodeBlock.of(
                "core.client().async().start($T.listOf(app, more), o -> {})", Names.CALL)));
    methods.add(
        new Method(
            method(name, SESSION_FUTURE)
                .addParameter(ParameterizedTypeName.get(List.class, String.class), "apps")
                .addParameter(
                    ParameterizedTypeName.get(
                        ClassName.get(Consumer.class),
                        WildcardTypeName.supertypeOf(SESSION.nestedClass("Options"))),
                    "options"),
            doc,
            CodeBlock.of("core.client().async().start(apps, options)")));
  }

  private void finding(Model model, ApiOperation get, List<Method> methods) {
    ClassName object = api.className(model);
    TypeName found =
        ParameterizedTypeName.get(
            ClassName.get(CompletableFuture.class),
            ParameterizedTypeName.get(ClassName.get(Optional.class), object));
    String find = named(get, "find");
    String ref = named(get, "ref");
    CodeBlock.Builder arguments = CodeBlock.builder().add("core");
    get.positional().forEach(p -> arguments.add(", $N", p.javaName()));
    methods.add(
        new Method(
            identified(find, found, get),
            "{@link $T#" + find + "}, as a future.",
            CodeBlock.of(
                "$T.$L($L).optional().start()",
                api.requests(resource),
                get.javaName(),
                arguments.build())));
    methods.add(
        new Method(
            identified(ref, object, get),
            "{@link $T#" + ref + "}, which asks nobody.",
            CodeBlock.of("new $T($L)", api.decoded(model), arguments.build())));
  }

  private static MethodSpec.Builder identified(String name, TypeName returns, ApiOperation get) {
    MethodSpec.Builder method = method(name, returns);
    get.positional().forEach(p -> method.addParameter(p.type(), p.javaName()));
    return method;
  }
}
