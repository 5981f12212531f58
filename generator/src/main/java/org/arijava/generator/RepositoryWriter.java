/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;

/** Writes the repository of a resource. */
final class RepositoryWriter {

  private static final ClassName SESSION = ClassName.get(Names.ROOT, "AriSession");

  private final Api api;
  private final Resource resource;

  RepositoryWriter(Api api, Resource resource) {
    this.api = api;
    this.resource = resource;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(api.repository(resource))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(Prose.of(resource.overlay().doc()))
            .addJavadoc("\n\n<p>Thread-safe.")
            .addField(Names.CORE, "core", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(Names.CORE, "core")
                    .addStatement("this.core = core")
                    .build());
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.isWebsocket()) {
        websocket(type, operation);
      } else {
        type.addMethods(new MethodForms(operation).repository());
      }
    }
    for (Model model : api.objects(resource)) {
      api.getter(model)
          .ifPresent(
              get -> {
                type.addMethod(find(model, get));
                type.addMethod(ref(model, get));
              });
    }
    return type.build();
  }

  private static void websocket(TypeSpec.Builder type, ApiOperation operation) {
    CodeBlock names =
        Prose.tag("param", "apps the names of the applications, each at most 73 characters");
    CodeBlock name = Prose.tag("param", "app the name of the application, at most 73 characters");
    type.addMethod(
        MethodSpec.methodBuilder(operation.javaName())
            .addJavadoc(operation.doc(List.of(name, MethodForms.MORE)))
            .addModifiers(Modifier.PUBLIC)
            .returns(SESSION)
            .addParameter(String.class, "app")
            .addParameter(String[].class, "more")
            .varargs()
            .addStatement("return core.client().start($T.listOf(app, more), o -> {})", Names.CALL)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder(operation.javaName())
            .addJavadoc(operation.doc(List.of(names, MethodForms.OPTIONS)))
            .addModifiers(Modifier.PUBLIC)
            .returns(SESSION)
            .addParameter(ParameterizedTypeName.get(List.class, String.class), "apps")
            .addParameter(
                ParameterizedTypeName.get(
                    ClassName.get(Consumer.class),
                    WildcardTypeName.supertypeOf(SESSION.nestedClass("Options"))),
                "options")
            .addStatement("return core.client().start(apps, options)")
            .build());
  }

  private MethodSpec find(Model model, ApiOperation get) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(get.javaName().replaceFirst("^get", "find"))
            .addJavadoc(
                "Fetches as {@code $L} does, or gives nothing when there is no such object.",
                get.javaName())
            .addModifiers(Modifier.PUBLIC)
            .returns(
                ParameterizedTypeName.get(ClassName.get(Optional.class), api.className(model)));
    get.positional().forEach(p -> method.addParameter(p.type(), p.javaName()));
    CodeBlock.Builder arguments = CodeBlock.builder().add("core");
    get.positional().forEach(p -> arguments.add(", $N", p.javaName()));
    return method
        .addStatement(
            "return $T.$L($L).optional().await()",
            api.requests(resource),
            get.javaName(),
            arguments.build())
        .build();
  }

  private MethodSpec ref(Model model, ApiOperation get) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(get.javaName().replaceFirst("^get", "ref"))
            .addJavadoc(
                Prose.of(
                    "The object with that identity, without asking Asterisk whether there is one:"
                        + " to listen to it or to operate on it. Its other properties throw"
                        + " {@code IllegalStateException} until it is reloaded."))
            .addModifiers(Modifier.PUBLIC)
            .returns(api.className(model));
    CodeBlock.Builder arguments = CodeBlock.builder().add("core");
    get.positional()
        .forEach(
            p -> {
              method.addParameter(p.type(), p.javaName());
              arguments.add(", $N", p.javaName());
            });
    return method.addStatement("return new $T($L)", api.decoded(model), arguments.build()).build();
  }
}
