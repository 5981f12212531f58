/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;

/** Writes the asynchronous twin of an object. */
final class AsyncObjectWriter extends AsyncWriter {

  private static final ClassName FUTURE = ClassName.get(CompletableFuture.class);

  private final Api api;
  private final Resource resource;
  private final Model model;
  private final ClassName twin;
  private final boolean events;

  AsyncObjectWriter(Api api, Resource resource, Model model) {
    super(api.className(model));
    this.api = api;
    this.resource = resource;
    this.model = model;
    this.twin = api.className(model);
    this.events = api.overlay(model).events();
  }

  @Override
  boolean isObject() {
    return true;
  }

  @Override
  List<MethodSpec> completions(boolean declared) {
    CompletionForms forms = new CompletionForms(api, resource, model);
    if (!events) {
      return List.of();
    }
    return declared ? forms.asyncDeclared() : forms.asyncView();
  }

  @Override
  void construct(TypeSpec.Builder view) {
    view.addField(twin, "object", Modifier.PRIVATE, Modifier.FINAL);
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addParameter(Names.CORE, "core")
            .addParameter(twin, "object")
            .addStatement("this.core = core")
            .addStatement("this.object = object");
    if (events) {
      view.addField(Names.KEY, "key", Modifier.PRIVATE, Modifier.FINAL)
          .addField(long.class, "asOf", Modifier.PRIVATE, Modifier.FINAL);
      constructor
          .addParameter(Names.KEY, "key")
          .addParameter(long.class, "asOf")
          .addStatement("this.key = key")
          .addStatement("this.asOf = asOf");
    }
    view.addMethod(constructor.build());
  }

  @Override
  List<ApiOperation> operations() {
    return api.operations(resource).stream()
        .filter(operation -> operation.owner().filter(model::equals).isPresent())
        .toList();
  }

  @Override
  List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    ApiOperation get = api.getter(model).orElseThrow();
    CodeBlock.Builder identity = CodeBlock.builder().add("core");
    Identity.of(api, model).properties().forEach(p -> identity.add(", object.$L()", p));
    methods.add(
        new Method(
            method("reload", ParameterizedTypeName.get(FUTURE, twin)),
            "{@link $T#reload}, as a future.",
            CodeBlock.of(
                "$T.$L($L).start()", api.requests(resource), get.javaName(), identity.build())));
    operations().stream().filter(ApiOperation::isBinary).forEach(o -> methods.add(download(o)));
    if (events) {
      listening(methods);
    }
    return methods;
  }

  private Method download(ApiOperation operation) {
    CodeBlock.Builder identity = CodeBlock.builder().add("core");
    Identity.of(api, model).properties().forEach(p -> identity.add(", object.$L()", p));
    return new Method(
        method("download", ParameterizedTypeName.get(FUTURE, TypeName.VOID.box()))
            .addParameter(Path.class, "target"),
        "{@link $T#download}, as a future; no thread waits for the network meanwhile.",
        CodeBlock.of(
            "core.download($T.$L($L), target)",
            api.requests(resource),
            operation.javaName(),
            identity.build()));
  }

  private void listening(List<Method> methods) {
    TypeVariableName event = TypeVariableName.get("E", new Families(api).ofObject(model));
    TypeName type = ParameterizedTypeName.get(ClassName.get(Class.class), event);
    methods.add(
        new Method(
            method("on", Names.SUBSCRIPTION)
                .addTypeVariable(event)
                .addParameter(type, "type")
                .addParameter(consumer(event), "handler"),
            "{@link $T#on(Class, Consumer)}, the same.",
            CodeBlock.of("object.on(type, handler)")));
    methods.add(
        new Method(
            method("on", Names.SUBSCRIPTION)
                .addParameter(String.class, "type")
                .addParameter(consumer(Names.ANY_EVENT), "handler"),
            "{@link $T#on(String, Consumer)}, the same.",
            CodeBlock.of("object.on(type, handler)")));
    methods.add(
        new Method(
            method("next", ParameterizedTypeName.get(FUTURE, event))
                .addTypeVariable(event)
                .addParameter(type, "type"),
            "{@link $T#await(Class, Duration)}, as a future without a deadline: it fails when the object ends, its"
                + " session is over, or the client closes.",
            CodeBlock.of("core.next(key, type, asOf, null)")));
    methods.add(
        new Method(
            method("next", ParameterizedTypeName.get(FUTURE, event))
                .addTypeVariable(event)
                .addParameter(type, "type")
                .addParameter(Duration.class, "timeout"),
            "{@link $T#await(Class, Duration)}, as a future.",
            CodeBlock.of("core.next(key, type, asOf, timeout)")));
    TypeName any = ParameterizedTypeName.get(FUTURE, Names.ANY_EVENT);
    methods.add(
        new Method(
            method("next", any).addParameter(String.class, "type"),
            "{@link $T#await(String, Duration)}, as a future without a deadline.",
            CodeBlock.of("core.next(key, type, asOf, null)")));
    methods.add(
        new Method(
            method("next", any)
                .addParameter(String.class, "type")
                .addParameter(Duration.class, "timeout"),
            "{@link $T#await(String, Duration)}, as a future.",
            CodeBlock.of("core.next(key, type, asOf, timeout)")));
    methods.add(
        new Method(
            method("events", publisher(event)).addTypeVariable(event).addParameter(type, "type"),
            "{@link $T#events(Class)}, as a publisher: each of its subscribers is sent the events"
                + " from the first after this snapshot on.",
            CodeBlock.of("core.published(key, type, asOf)")));
    methods.add(
        new Method(
            method("events", publisher(event))
                .addTypeVariable(event)
                .addParameter(type, "type")
                .addParameter(int.class, "capacity"),
            "{@link $T#events(Class, int)}, as a publisher: up to {@code capacity} events wait for"
                + " a subscriber to ask.",
            CodeBlock.of("core.published(key, type, asOf, capacity)")));
    methods.add(
        new Method(
            method("events", publisher(Names.ANY_EVENT)).addParameter(String.class, "type"),
            "{@link $T#events(String)}, as a publisher.",
            CodeBlock.of("core.published(key, type, asOf)")));
  }

  private static TypeName publisher(TypeName event) {
    return ParameterizedTypeName.get(ClassName.get(Flow.Publisher.class), event);
  }

  private static TypeName consumer(TypeName event) {
    return ParameterizedTypeName.get(
        ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(event));
  }
}
