/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.ModelOverlay;
import org.arijava.spec.Resource;

/** Writes the public interface of a model. */
final class ModelWriter {

  private static final String AS_OF =
      "How old it is: the {@link org.arijava.event.Event#sequence() number} of the event that told"
          + " it, or of the latest event that had come when it was asked for. An event with a"
          + " greater number is newer; listening to this object starts there.";

  private final Api api;
  private final Resource resource;
  private final Model model;

  ModelWriter(Api api, Resource resource, Model model) {
    this.api = api;
    this.resource = resource;
    this.model = model;
  }

  TypeSpec write() {
    ModelOverlay overlay = api.overlay(model);
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(api.className(model))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(Prose.of(overlay.doc() + Prose.since(model.since())))
            .addJavadoc(
                api.isObject(model)
                    ? "\n\n<p>Immutable: what Asterisk told at some time, equal by its identity."
                        + " Thread-safe."
                    : "\n\n<p>Immutable.");
    if (api.isEvent(model)) {
      new Families(api).of(model).forEach(type::addSuperinterface);
    }
    for (ApiField field : api.fields(model)) {
      type.addMethod(abstractMethod(field.javaName(), field.doc(), field.given()).build());
    }
    if (!api.isEvent(model)) {
      type.addMethod(
          abstractMethod(
                  "raw",
                  "All of it, fields this library knows nothing of included; unmodifiable.",
                  ParameterizedTypeName.get(Map.class, String.class, Object.class))
              .build());
    }
    if (api.isObject(model)) {
      type.addMethod(abstractMethod("asOf", AS_OF, TypeName.LONG).build());
      operations(type);
    }
    return type.build();
  }

  private void operations(TypeSpec.Builder type) {
    api.getter(model)
        .ifPresent(
            get ->
                type.addMethod(
                    abstractMethod(
                            "reload",
                            "Fetches it anew.\n\n@throws org.arijava.error.NotFoundException if it is gone",
                            api.className(model))
                        .build()));
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.owner().filter(model::equals).isPresent()) {
        type.addMethods(new MethodForms(operation).declared());
        if (operation.isBinary()) {
          type.addMethod(download().addModifiers(Modifier.ABSTRACT).build());
        }
      }
    }
    type.addMethod(
        abstractMethod("async", "The same operations as futures.", Api.async(api.className(model)))
            .build());
    if (api.overlay(model).events()) {
      type.addMethod(on(api, model).addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(onName().addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(await(api, model).addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(awaitName().addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(events(api, model).addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(boundedEvents(api, model).addModifiers(Modifier.ABSTRACT).build());
      type.addMethod(eventsName().addModifiers(Modifier.ABSTRACT).build());
      type.addMethods(new CompletionForms(api, resource, model).declared());
    }
  }

  /** Reading into a file. */
  static MethodSpec.Builder download() {
    return MethodSpec.methodBuilder("download")
        .addJavadoc(
            "Downloads it into a file, which is replaced if it exists.\n\n"
                + "@throws $T if the file cannot be written or the download breaks off\n"
                + "@throws org.arijava.error.NotFoundException if it is gone",
            UncheckedIOException.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(Path.class, "target");
  }

  private static MethodSpec.Builder abstractMethod(String name, String doc, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc("$L", doc.contains("@throws") ? doc : Prose.of(doc))
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .returns(returns);
  }

  /** What handlers can rely on. */
  private static final String HANDLER =
      " It is called in the order in which Asterisk told the events, on a handler thread, in the"
          + " object's turn: never twice at the same time, and it may block. It ends when the"
          + " subscription is closed, after the object's last event, or with the client.";

  /** Listening by type. */
  static MethodSpec.Builder on(Api api, Model model) {
    TypeVariableName event = TypeVariableName.get("E", new Families(api).ofObject(model));
    return MethodSpec.methodBuilder("on")
        .addJavadoc(
            Prose.of(
                "Calls the handler for each event of the type or family that names this object,"
                    + " from the first after this snapshot on."
                    + HANDLER))
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(event)
        .returns(Names.SUBSCRIPTION)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), event), "type")
        .addParameter(
            ParameterizedTypeName.get(
                ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(event)),
            "handler");
  }

  /** Waiting by type. */
  static MethodSpec.Builder await(Api api, Model model) {
    TypeVariableName event = TypeVariableName.get("E", new Families(api).ofObject(model));
    return MethodSpec.methodBuilder("await")
        .addJavadoc(
            Prose.of(
                "Waits on the calling thread for the first event, in Asterisk's order, of the type"
                    + " or family after this snapshot that names this object; one that has come already counts. A handler that waits passes its turn on: the"
                    + " other handlers of its call run meanwhile."))
        .addJavadoc(
            "\n\n"
                + "@throws org.arijava.error.ObjectGoneException if the object ends first\n"
                + "@throws org.arijava.error.AriTimeoutException if none comes in time\n"
                + "@throws org.arijava.error.AriConnectionException if the client is closed, or the"
                + " session that told of the object ends meanwhile\n"
                + "@throws org.arijava.error.AriInterruptedException if the thread is interrupted")
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(event)
        .returns(event)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), event), "type")
        .addParameter(Duration.class, "timeout");
  }

  /** Queueing by type. */
  static MethodSpec.Builder events(Api api, Model model) {
    TypeVariableName event = TypeVariableName.get("E", new Families(api).ofObject(model));
    return MethodSpec.methodBuilder("events")
        .addJavadoc(
            Prose.of(
                "Keeps the events of the type or family that name this object, from the first after"
                    + " this snapshot on and in the order in which Asterisk told them, until they"
                    + " are taken, by any thread. It ends when it is closed, after the object's"
                    + " last event, or with the client; what it holds then can still be taken."))
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(event)
        .returns(ParameterizedTypeName.get(ClassName.get(Names.ROOT, "EventQueue"), event))
        .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), event), "type");
  }

  /** Queueing by type, within a bound. */
  static MethodSpec.Builder boundedEvents(Api api, Model model) {
    MethodSpec unbounded = events(api, model).build();
    return MethodSpec.methodBuilder("events")
        .addJavadoc(
            Prose.of(
                "Keeps events as {@link #events(Class)} does, but no more than {@code capacity}:"
                    + " beyond, the oldest is dropped and counted."))
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariables(unbounded.typeVariables())
        .returns(unbounded.returnType())
        .addParameters(unbounded.parameters())
        .addParameter(int.class, "capacity");
  }

  /** Waiting by name. */
  static MethodSpec.Builder awaitName() {
    return MethodSpec.methodBuilder("await")
        .addJavadoc(
            Prose.of(
                "Waits as {@link #await(Class, Duration)} does, for an event of the type with that"
                    + " name in ARI."))
        .addJavadoc(
            "\n\n"
                + "@throws IllegalArgumentException if events of that type are known not to name"
                + " such an object")
        .addModifiers(Modifier.PUBLIC)
        .returns(Names.ANY_EVENT)
        .addParameter(String.class, "type")
        .addParameter(Duration.class, "timeout");
  }

  /** Queueing by name. */
  static MethodSpec.Builder eventsName() {
    return MethodSpec.methodBuilder("events")
        .addJavadoc(
            Prose.of(
                "Keeps events as {@link #events(Class)} does, those of the type with that name in"
                    + " ARI."))
        .addJavadoc(
            "\n\n"
                + "@throws IllegalArgumentException if events of that type are known not to name"
                + " such an object")
        .addModifiers(Modifier.PUBLIC)
        .returns(
            ParameterizedTypeName.get(ClassName.get(Names.ROOT, "EventQueue"), Names.ANY_EVENT))
        .addParameter(String.class, "type");
  }

  /** Listening by name. */
  static MethodSpec.Builder onName() {
    return MethodSpec.methodBuilder("on")
        .addJavadoc(
            Prose.of(
                "Calls the handler for each event of the type with that name in ARI that names this"
                    + " object, from the first after this snapshot on."
                    + HANDLER))
        .addModifiers(Modifier.PUBLIC)
        .returns(Names.SUBSCRIPTION)
        .addParameter(String.class, "type")
        .addParameter(
            ParameterizedTypeName.get(
                ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(Names.ANY_EVENT)),
            "handler");
  }
}
