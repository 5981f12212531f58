/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.arijava.spec.Model;
import org.arijava.spec.Resource;

/**
 * The methods of an object that wait for what Asterisk has only promised, and those that forgive
 * that it is gone, as the overlay's completing and terminal events make them.
 */
final class CompletionForms {

  private static final String WAITS =
      "\n\n@throws org.arijava.error.AriTimeoutException if that is not told in time\n"
          + "@throws org.arijava.error.AriInterruptedException if the thread is interrupted\n";

  private static final List<String> OF_A_STAY = List.of("StasisEnd", "ApplicationMoveFailed");

  private final Api api;
  private final Resource resource;
  private final Model model;
  private final List<String> terminal;

  /** Where a method stands: blocking or not, declared or in the class behind. */
  private record Place(boolean async, boolean declared) {

    /** A method, with its text where it is declared. */
    MethodSpec.Builder method(String name, CodeBlock doc) {
      MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
      return declared
          ? method.addModifiers(Modifier.ABSTRACT).addJavadoc(doc)
          : method.addAnnotation(Override.class);
    }

    TypeName returns(TypeName type) {
      return async
          ? ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), type.box())
          : type;
    }

    String core() {
      return async ? "core" : "core()";
    }
  }

  CompletionForms(Api api, Resource resource, Model model) {
    this.api = api;
    this.resource = resource;
    this.model = model;
    this.terminal = api.overlay(model).terminal();
  }

  /** The methods, declared. */
  List<MethodSpec> declared() {
    return methods(new Place(false, true));
  }

  /** The methods of the class behind the interface. */
  List<MethodSpec> bound() {
    return methods(new Place(false, false));
  }

  /** The asynchronous methods, declared. */
  List<MethodSpec> asyncDeclared() {
    return methods(new Place(true, true));
  }

  /** The asynchronous methods of the class behind the interface. */
  List<MethodSpec> asyncView() {
    return methods(new Place(true, false));
  }

  private List<MethodSpec> methods(Place place) {
    List<MethodSpec> methods = new ArrayList<>();
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.owner().filter(model::equals).isPresent() && ends(operation)) {
        boolean[] forms =
            operation.hasOptions() ? new boolean[] {false, true} : new boolean[] {false};
        for (boolean options : forms) {
          methods.add(confirmed(operation, options, place));
        }
        if (operation.completedBy().stream().anyMatch(terminal::contains)) {
          for (boolean options : forms) {
            methods.add(forgiving(operation, options, place));
          }
        }
      }
    }
    if (!terminal.isEmpty()) {
      methods.add(end(place));
    }
    return methods;
  }

  /**
   * Whether each event that completes it ends the object, or its stay, or tells that it does not.
   */
  private boolean ends(ApiOperation operation) {
    return operation.returns().equals(TypeName.VOID)
        && !operation.completedBy().isEmpty()
        && operation.completedBy().stream()
            .allMatch(event -> terminal.contains(event) || OF_A_STAY.contains(event));
  }

  private ClassName event(String name) {
    return ClassName.get(Names.EVENT, name);
  }

  /** What an asynchronous method says: that it is the twin of a blocking one. */
  private CodeBlock twin(String name) {
    return CodeBlock.of("{@link $T#$L}, as a future.", api.className(model), name);
  }

  private MethodSpec end(Place place) {
    String event = terminal.get(0);
    String name = "await" + event.replaceFirst("^[A-Z][a-z]+", "");
    CodeBlock doc =
        Prose.of(
            "Waits until it is over. That cannot take for ever even where Asterisk tells no"
                + " {@code "
                + event
                + "}: when nothing is heard, it is asked now and then whether this is still"
                + " there, and if not, the event is a synthetic one. A handler that waits passes"
                + " its turn on.");
    String gone =
        terminal.size() > 1
            ? "\n@throws org.arijava.error.ObjectGoneException if it ended with {@code "
                + String.join("} or {@code ", terminal.subList(1, terminal.size()))
                + "}"
            : "";
    MethodSpec.Builder method =
        place
            .method(
                name,
                place.async()
                    ? twin(name)
                    : CodeBlock.of("$L$L$L", doc, gone.isEmpty() ? "" : "\n" + gone, WAITS))
            .returns(place.returns(event(event)))
            .addParameter(Duration.class, "timeout");
    if (!place.declared()) {
      method.addStatement(
          place.async()
              ? "return core.completions().ended(key, $T.class, asOf, timeout)"
              : "return core().completions().end(key(), $T.class, asOf(), timeout)",
          event(event));
    }
    return method.build();
  }

  private MethodSpec confirmed(ApiOperation operation, boolean options, Place place) {
    List<String> events = operation.completedBy();
    ClassName returns =
        events.size() == 1 ? event(events.get(0)) : new Families(api).ofObject(model);
    String name = operation.instanceName() + "AndAwait";
    CodeBlock doc =
        CodeBlock.of(
            "$L$L",
            Prose.of(
                "Does as {@code "
                    + operation.instanceName()
                    + "} does and waits until that is done, as {@code "
                    + String.join("} or {@code ", events)
                    + "} tells, which is returned. What was told before does not count. A handler"
                    + " that waits passes its turn on."),
            "\n\n@throws org.arijava.error.ObjectGoneException if this ends otherwise first"
                + WAITS.stripLeading().replaceFirst("^", "\n"));
    MethodSpec.Builder method =
        parameters(place.method(name, place.async() ? twin(name) : doc), operation)
            .returns(place.returns(returns))
            .addParameter(Duration.class, "timeout");
    addOptions(method, operation, options);
    if (!place.declared()) {
      CodeBlock types =
          CodeBlock.join(
              events.stream().map(e -> CodeBlock.of("$T.class", event(e))).toList(), ", ");
      method.addStatement(
          "return $L.completions().$L($L, $L, $T.class, $T.of($L), timeout)",
          place.core(),
          place.async() ? "afterwards" : "after",
          request(operation, options, place),
          place.async() ? "key" : "key()",
          returns,
          List.class,
          types);
    }
    return method.build();
  }

  private MethodSpec forgiving(ApiOperation operation, boolean options, Place place) {
    String name = operation.instanceName() + "IfAlive";
    CodeBlock doc =
        CodeBlock.of(
            "$L$L",
            Prose.of(
                "Does as {@code "
                    + operation.instanceName()
                    + "} does, and nothing when this is gone already."),
            "\n\n@return false if it was gone already\n");
    MethodSpec.Builder method =
        parameters(place.method(name, place.async() ? twin(name) : doc), operation)
            .returns(place.returns(TypeName.BOOLEAN));
    addOptions(method, operation, options);
    if (!place.declared()) {
      method.addStatement(
          "return $L.found().$L()",
          request(operation, options, place),
          place.async() ? "start" : "await");
    }
    return method.build();
  }

  private static MethodSpec.Builder parameters(MethodSpec.Builder method, ApiOperation operation) {
    for (ApiParameter parameter : operation.positional()) {
      if (!operation.isIdentity(parameter)) {
        method.addParameter(parameter.type(), parameter.javaName());
      }
    }
    return method;
  }

  private static void addOptions(
      MethodSpec.Builder method, ApiOperation operation, boolean options) {
    if (options) {
      method.addParameter(
          ParameterizedTypeName.get(
              ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(operation.options())),
          "options");
    }
  }

  /** The expression that makes the request. */
  private CodeBlock request(ApiOperation operation, boolean options, Place place) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", place.core()));
    for (ApiParameter parameter : operation.positional()) {
      arguments.add(
          operation.isIdentity(parameter)
              ? CodeBlock.of(
                  place.async() ? "object.$L()" : "$L()",
                  Identity.of(api, model).property(parameter.wireName()))
              : CodeBlock.of("$N", parameter.javaName()));
    }
    if (operation.hasOptions()) {
      arguments.add(options ? CodeBlock.of("options") : CodeBlock.of("o -> {}"));
    }
    return CodeBlock.of(
        "$T.$L($L)", api.requests(resource), operation.javaName(), CodeBlock.join(arguments, ", "));
  }
}
