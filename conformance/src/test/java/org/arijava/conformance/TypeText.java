/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Types as source text: generics and nullness included, the same on every JDK. */
final class TypeText {
  private TypeText() {}

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      var dimensions = new StringBuilder();
      AnnotatedType element = array;
      while (element instanceof AnnotatedArrayType inner) {
        String marks = marks(inner);
        dimensions.append(marks.isEmpty() ? "" : " ").append(marks).append("[]");
        element = inner.getAnnotatedGenericComponentType();
      }
      return of(element) + dimensions;
    }
    return marks(type) + unmarked(type);
  }

  /** {@code <T extends Comparable<T>>} and a space, or nothing. */
  static String ofVariables(TypeVariable<?>[] variables) {
    if (variables.length == 0) {
      return "";
    }
    return Arrays.stream(variables)
        .map(variable -> variable.getName() + bounds(" extends ", variable.getAnnotatedBounds()))
        .collect(Collectors.joining(", ", "<", ">"));
  }

  /** A class by the name that source code has for it; those of {@code java.lang} are imported. */
  static String nameOf(Class<?> type) {
    String name = type.getCanonicalName();
    boolean imported = type.isPrimitive() || "java.lang".equals(type.getPackageName());
    return imported && name.startsWith("java.lang.") ? name.substring("java.lang.".length()) : name;
  }

  private static String unmarked(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType parameterized) {
      return raw(type.getType())
          + Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
              .map(TypeText::of)
              .collect(Collectors.joining(", ", "<", ">"));
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return ((TypeVariable<?>) variable.getType()).getName();
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return wildcard.getAnnotatedLowerBounds().length > 0
          ? "?" + bounds(" super ", wildcard.getAnnotatedLowerBounds())
          : "?" + bounds(" extends ", wildcard.getAnnotatedUpperBounds());
    }
    return raw(type.getType());
  }

  private static String raw(Type type) {
    Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    return nameOf((Class<?>) raw);
  }

  private static String bounds(String keyword, AnnotatedType[] bounds) {
    String text = Arrays.stream(bounds).map(TypeText::of).collect(Collectors.joining(" & "));
    return text.isEmpty() || text.equals("Object") ? "" : keyword + text;
  }

  private static String marks(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
        .map(Annotation::annotationType)
        .map(annotation -> "@" + annotation.getSimpleName() + " ")
        .sorted()
        .collect(Collectors.joining());
  }
}
