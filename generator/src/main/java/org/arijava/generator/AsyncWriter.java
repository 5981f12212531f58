/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes an asynchronous twin: an interface, and the class behind it. */
abstract class AsyncWriter {

  private final ClassName twin;

  /** A writer of what this is the twin of. */
  AsyncWriter(ClassName twin) {
    this.twin = twin;
  }

  /** A method beside the operations: what it says of its twin, and what it returns. */
  record Method(MethodSpec.Builder signature, String doc, CodeBlock body) {}

  /** The operations that requests alone make. */
  abstract List<ApiOperation> operations();

  /** Whether they are those of an object, whose identity is filled in. */
  abstract boolean isObject();

  /** The methods beside the operations, made anew each time. */
  abstract List<Method> methods();

  /** The waits for what Asterisk has only promised, declared or not. */
  abstract List<MethodSpec> completions(boolean declared);

  /** Adds the fields and the constructor of the class. */
  abstract void construct(TypeSpec.Builder view);

  /** The interface. */
  final TypeSpec declared() {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(Api.async(twin))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "The operations of a {@link $T} as futures, as {@link $T} explains. Thread-safe.",
                twin,
                ClassName.get(Names.ASYNC, "AsyncAriClient"));
    for (ApiOperation operation : operations()) {
      type.addMethods(new MethodForms(operation).async(twin, isObject()));
    }
    for (Method method : methods()) {
      type.addMethod(
          method
              .signature()
              .addModifiers(Modifier.ABSTRACT)
              .addJavadoc(method.doc(), twin)
              .build());
    }
    return type.addMethods(completions(true)).build();
  }

  /** The class behind it. */
  final TypeSpec view() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(Api.asyncView(twin))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Api.async(twin))
            .addJavadoc(
                "{@link $T} of $L. Thread-safe.",
                Api.async(twin),
                isObject() ? "an object" : "a client")
            .addField(Names.CORE, "core", Modifier.PRIVATE, Modifier.FINAL);
    construct(type);
    for (ApiOperation operation : operations()) {
      type.addMethods(new MethodForms(operation).asyncView(isObject()));
    }
    for (Method method : methods()) {
      type.addMethod(
          method
              .signature()
              .addAnnotation(Override.class)
              .addStatement("return $L", method.body())
              .build());
    }
    return type.addMethods(completions(false)).build();
  }

  /** A public method, begun. */
  static MethodSpec.Builder method(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
  }
}
