/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** The overloads of an operation, on its repository and on its object. */
final class MethodForms {

  static final CodeBlock OPTIONS = Prose.tag("param", "options sets the optional parameters");

  static final CodeBlock MORE = Prose.tag("param", "more further ones, in their order");

  private enum Last {
    NONE,
    VARARGS,
    ONE,
    LIST
  }

  /** One overload: how its list is given, whether it takes options and texts for enums. */
  private record Form(Last last, boolean options, boolean text) {}

  private final ApiOperation operation;
  private final List<Form> forms = new ArrayList<>();

  MethodForms(ApiOperation operation) {
    this.operation = operation;
    boolean list = operation.positional().stream().anyMatch(ApiParameter::isList);
    boolean options = operation.hasOptions();
    boolean anEnum = operation.positional().stream().anyMatch(ApiParameter::isEnum);
    for (boolean text : anEnum ? new boolean[] {false, true} : new boolean[] {false}) {
      forms.add(new Form(list ? Last.VARARGS : Last.NONE, false, text));
      if (list && !options) {
        forms.add(new Form(Last.LIST, false, text));
      }
      if (options && list) {
        forms.add(new Form(Last.ONE, true, text));
      }
      if (options) {
        forms.add(new Form(list ? Last.LIST : Last.NONE, true, text));
      }
    }
  }

  /** The repository's methods. */
  List<MethodSpec> repository() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Form form : forms) {
      MethodSpec.Builder method = signature(operation.javaName(), form, false);
      method.addModifiers(Modifier.PUBLIC);
      if (isWhole(form)) {
        method.addStatement("$L$L.await()", isVoid() ? "" : "return ", request(form));
      } else {
        delegate(method, form);
      }
      methods.add(method.build());
    }
    return methods;
  }

  /** The methods that make the requests. */
  List<MethodSpec> requests() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Form form : forms) {
      if (isWhole(form)) {
        MethodSpec.Builder method =
            MethodSpec.methodBuilder(operation.javaName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Names.CORE, "core")
                .returns(operation.request());
        body(parameters(method, form, false), form);
        methods.add(method.build());
      }
    }
    return methods;
  }

  /**
   * The asynchronous methods of the repository or the object, declared.
   *
   * @param twin the blocking repository or object
   */
  List<MethodSpec> async(ClassName twin, boolean instance) {
    String name = instance ? operation.instanceName() : operation.javaName();
    return forms.stream()
        .map(
            form ->
                parameters(MethodSpec.methodBuilder(name), form, instance)
                    .addJavadoc("{@link $T#$L}, as a future.", twin, name)
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(operation.future())
                    .build())
        .toList();
  }

  /** The asynchronous methods of the repository or the object, which send the requests. */
  List<MethodSpec> asyncView(boolean instance) {
    String name = instance ? operation.instanceName() : operation.javaName();
    List<MethodSpec> methods = new ArrayList<>();
    for (Form form : forms) {
      MethodSpec.Builder method =
          parameters(MethodSpec.methodBuilder(name), form, instance)
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(operation.future());
      List<CodeBlock> arguments = new ArrayList<>();
      for (ApiParameter parameter : operation.positional()) {
        if (instance && operation.isIdentity(parameter)) {
          if (isWhole(form)) {
            arguments.add(CodeBlock.of("object.$L()", identityProperty(parameter)));
          }
        } else {
          arguments.add(
              parameter.isList()
                  ? elements(parameter, form)
                  : CodeBlock.of("$N", parameter.javaName()));
        }
      }
      if (operation.hasOptions()) {
        arguments.add(form.options() ? CodeBlock.of("options") : CodeBlock.of("o -> {}"));
      }
      CodeBlock joined = CodeBlock.join(arguments, ", ");
      if (isWhole(form)) {
        method.addStatement(
            "return $T.$L(core$L$L).start()",
            operation.api().requests(operation.resource()),
            operation.javaName(),
            arguments.isEmpty() ? "" : ", ",
            joined);
      } else {
        method.addStatement("return $L($L)", name, joined);
      }
      methods.add(method.build());
    }
    return methods;
  }

  /** Whether the overload is one that others call. */
  private boolean isWhole(Form form) {
    return form.options() == operation.hasOptions()
        && (form.last() == Last.NONE || form.last() == Last.LIST);
  }

  /** The expression that makes the request of an overload that is whole. */
  private CodeBlock request(Form form) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("core"));
    for (ApiParameter parameter : operation.positional()) {
      arguments.add(CodeBlock.of("$N", parameter.javaName()));
    }
    if (form.options()) {
      arguments.add(CodeBlock.of("options"));
    }
    return CodeBlock.of(
        "$T.$L($L)",
        operation.api().requests(operation.resource()),
        operation.javaName(),
        CodeBlock.join(arguments, ", "));
  }

  /** The object's methods, declared. */
  List<MethodSpec> declared() {
    return forms.stream()
        .map(
            form ->
                signature(operation.instanceName(), form, true)
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .build())
        .toList();
  }

  /** The object's methods, which call those of the repository. */
  List<MethodSpec> bound() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Form form : forms) {
      MethodSpec.Builder method =
          parameters(MethodSpec.methodBuilder(operation.instanceName()), form, true)
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(operation.returns());
      List<String> arguments = new ArrayList<>();
      for (ApiParameter parameter : operation.positional()) {
        arguments.add(
            operation.isIdentity(parameter)
                ? identityProperty(parameter) + "()"
                : name(parameter, form));
        if (parameter.isList() && form.last() == Last.VARARGS) {
          arguments.add("more");
        }
      }
      if (form.options()) {
        arguments.add("options");
      }
      method.addStatement(
          "$Lcore().client().$L().$L($L)",
          isVoid() ? "" : "return ",
          operation.resource().name(),
          operation.javaName(),
          String.join(", ", arguments));
      methods.add(method.build());
    }
    return methods;
  }

  /** The name of a parameter in the overload: that of one element unless it takes a list. */
  private static String name(ApiParameter parameter, Form form) {
    return parameter.isList() && form.last() != Last.LIST
        ? parameter.singularName()
        : parameter.javaName();
  }

  private boolean isVoid() {
    return operation.returns().equals(TypeName.VOID);
  }

  /** The property of the object that fills in a part of the path. */
  private String identityProperty(ApiParameter parameter) {
    return operation
        .owner()
        .map(model -> Identity.of(operation, model).property(parameter.wireName()))
        .orElseThrow();
  }

  private MethodSpec.Builder signature(String name, Form form, boolean instance) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(operation.doc(tags(form, instance)))
            .returns(operation.returns());
    return parameters(method, form, instance);
  }

  private List<CodeBlock> tags(Form form, boolean instance) {
    List<CodeBlock> tags = new ArrayList<>();
    for (ApiParameter parameter : operation.positional()) {
      if (!(instance && operation.isIdentity(parameter))) {
        tags.add(Prose.tag("param", name(parameter, form) + " " + parameter.doc()));
      }
      if (parameter.isList() && form.last() == Last.VARARGS) {
        tags.add(MORE);
      }
    }
    if (form.options()) {
      tags.add(OPTIONS);
    }
    return tags;
  }

  private MethodSpec.Builder parameters(MethodSpec.Builder method, Form form, boolean instance) {
    for (ApiParameter parameter : operation.positional()) {
      if (instance && operation.isIdentity(parameter)) {
        continue;
      }
      TypeName type =
          form.text() && parameter.isEnum() ? ClassName.get(String.class) : parameter.type();
      TypeName given =
          parameter.isList() && form.last() == Last.LIST
              ? ParameterizedTypeName.get(ClassName.get(List.class), type)
              : type;
      method.addParameter(ParameterSpec.builder(given, name(parameter, form)).build());
      if (parameter.isList() && form.last() == Last.VARARGS) {
        method.addParameter(ArrayTypeName.of(type), "more").varargs();
      }
    }
    if (form.options()) {
      method.addParameter(
          ParameterizedTypeName.get(
              ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(operation.options())),
          "options");
    }
    return method;
  }

  private void delegate(MethodSpec.Builder method, Form form) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (ApiParameter parameter : operation.positional()) {
      arguments.add(
          parameter.isList()
              ? elements(parameter, form)
              : CodeBlock.of("$N", parameter.javaName()));
    }
    if (operation.hasOptions()) {
      arguments.add(form.options() ? CodeBlock.of("options") : CodeBlock.of("o -> {}"));
    }
    method.addStatement(
        "$L$L($L)",
        isVoid() ? "" : "return ",
        operation.javaName(),
        CodeBlock.join(arguments, ", "));
  }

  /** What was given as a list; it may hold nulls, which are refused later. */
  private static CodeBlock elements(ApiParameter parameter, Form form) {
    if (form.last() == Last.LIST) {
      return CodeBlock.of("$N", parameter.javaName());
    }
    return form.last() == Last.VARARGS
        ? CodeBlock.of("$T.listOf($N, more)", Names.CALL, parameter.singularName())
        : CodeBlock.of("$T.singletonList($N)", Collections.class, parameter.singularName());
  }

  /** The statement that refuses a value that is missing, unless setting it does that. */
  private static void check(MethodSpec.Builder method, ApiParameter parameter) {
    String name = parameter.javaName();
    if (parameter.isBody() && parameter.bodyKind().equals("variables")) {
      method.addStatement("call.requireEntries($S, $N)", name, name);
    } else if (!parameter.type().isPrimitive()
        && !(parameter.isPlainText() && parameter.wireName().equals(name))) {
      method.addStatement("call.require($S, $N)", name, name);
    }
  }

  private void body(MethodSpec.Builder method, Form form) {
    method.addStatement("$L", operation.begin());
    for (ApiParameter parameter : operation.positional()) {
      if (parameter.isPath()) {
        if (!parameter.isPlainText()) {
          CodeBlock value =
              CodeBlock.of("call.require($S, $N)", parameter.javaName(), parameter.javaName());
          method.addStatement("call.id($S, $L)", parameter.wireName(), parameter.value(value));
        }
        continue;
      }
      check(method, parameter);
      method.addStatement(
          "$L", parameter.put("call", parameter.javaName(), parameter.isList(), form.text()));
    }
    if (form.options()) {
      method.addStatement("options.accept($T.of(call))", operation.options());
    }
    for (ApiParameter parameter : operation.parameters()) {
      if (parameter.isGenerated()) {
        CodeBlock id = CodeBlock.of("call.generate($S)", parameter.wireName());
        method.addStatement("$L", operation.creates().map(kind -> created(kind, id)).orElse(id));
      }
      if (parameter.constant() != null) {
        method.addStatement("call.preset($S, $S)", parameter.wireName(), parameter.constant());
      }
    }
    operation
        .namedCreation()
        .ifPresent(
            parameter ->
                method.addStatement(
                    "$L",
                    created(
                        operation.creates().orElseThrow(),
                        CodeBlock.of("$N", parameter.javaName()))));
    method.addStatement("return $L", operation.send("call"));
  }

  /** The code that lets what is created share the turn of the one who creates it. */
  private static CodeBlock created(String kind, CodeBlock id) {
    return CodeBlock.of("core.router().states().created(new $T($S, $L))", Names.KEY, kind, id);
  }
}
