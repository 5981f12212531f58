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

  CompletionForms(Api api, Resource resource, Model model) {
    this.api = api;
    this.resource = resource;
    this.model = model;
    this.terminal = api.overlay(model).terminal();
  }

  /** The methods, declared. */
  List<MethodSpec> declared() {
    return methods(false);
  }

  /** The methods of the class behind the interface. */
  List<MethodSpec> bound() {
    return methods(true);
  }

  private List<MethodSpec> methods(boolean bound) {
    List<MethodSpec> methods = new ArrayList<>();
    for (ApiOperation operation : api.operations(resource)) {
      if (operation.owner().filter(model::equals).isPresent() && ends(operation)) {
        boolean[] forms =
            operation.hasOptions() ? new boolean[] {false, true} : new boolean[] {false};
        for (boolean options : forms) {
          methods.add(confirmed(operation, options, bound));
        }
        if (operation.completedBy().stream().anyMatch(terminal::contains)) {
          for (boolean options : forms) {
            methods.add(forgiving(operation, options, bound));
          }
        }
      }
    }
    if (!terminal.isEmpty()) {
      methods.add(end(bound));
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

  private static MethodSpec.Builder method(String name, boolean bound, CodeBlock doc) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    if (bound) {
      return method.addAnnotation(Override.class);
    }
    return method.addModifiers(Modifier.ABSTRACT).addJavadoc(doc);
  }

  private ClassName event(String name) {
    return ClassName.get(Names.EVENT, name);
  }

  private MethodSpec end(boolean bound) {
    String event = terminal.get(0);
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
        method(
                "await" + event.replaceFirst("^[A-Z][a-z]+", ""),
                bound,
                CodeBlock.of("$L$L$L", doc, gone.isEmpty() ? "" : "\n" + gone, WAITS))
            .returns(event(event))
            .addParameter(Duration.class, "timeout");
    if (bound) {
      method.addStatement(
          "return core().completions().end(key(), $T.class, asOf(), timeout)", event(event));
    }
    return method.build();
  }

  private MethodSpec confirmed(ApiOperation operation, boolean options, boolean bound) {
    List<String> events = operation.completedBy();
    ClassName returns =
        events.size() == 1 ? event(events.get(0)) : new Families(api).ofObject(model);
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
        parameters(method(operation.instanceName() + "AndAwait", bound, doc), operation)
            .returns(returns)
            .addParameter(Duration.class, "timeout");
    addOptions(method, operation, options);
    if (bound) {
      CodeBlock types =
          CodeBlock.join(
              events.stream().map(e -> CodeBlock.of("$T.class", event(e))).toList(), ", ");
      method.addStatement(
          "return core().completions().after(() -> $L, key(), $T.class, $T.of($L), timeout)",
          call(operation, options),
          returns,
          List.class,
          types);
    }
    return method.build();
  }

  private MethodSpec forgiving(ApiOperation operation, boolean options, boolean bound) {
    CodeBlock doc =
        CodeBlock.of(
            "$L$L",
            Prose.of(
                "Does as {@code "
                    + operation.instanceName()
                    + "} does, and nothing when this is gone already."),
            "\n\n@return false if it was gone already\n");
    MethodSpec.Builder method =
        parameters(method(operation.instanceName() + "IfAlive", bound, doc), operation)
            .returns(boolean.class);
    addOptions(method, operation, options);
    if (bound) {
      method.addStatement(
          "return $T.ifAlive(() -> $L)", Names.COMPLETIONS, call(operation, options));
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

  private static CodeBlock call(ApiOperation operation, boolean options) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (ApiParameter parameter : operation.positional()) {
      if (!operation.isIdentity(parameter)) {
        arguments.add(CodeBlock.of("$N", parameter.javaName()));
      }
    }
    if (options) {
      arguments.add(CodeBlock.of("options"));
    }
    return CodeBlock.of("$L($L)", operation.instanceName(), CodeBlock.join(arguments, ", "));
  }
}
