/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What users see of one class: its declaration, and below it its members, sorted. */
final class ClassSignature {
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final Class<?> type;
  private final Predicate<Class<?>> visible;

  /**
   * Describes a class.
   *
   * @param visible whether users can name a class; members of a supertype that they cannot name
   *     belong to the class itself
   */
  ClassSignature(Class<?> type, Predicate<Class<?>> visible) {
    this.type = type;
    this.visible = visible;
  }

  /** Whether users can name the class, as far as its own modifiers and its owners' tell. */
  static boolean isOpen(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
      if (!isOpen(c.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    lines.add(declaration());
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        lines.add("  constant " + ((Enum<?>) constant).name());
      }
    }
    var members = new TreeSet<String>();
    addMembers(type, members);
    members.forEach(member -> lines.add("  " + member));
    return String.join("\n", lines) + "\n";
  }

  private String declaration() {
    var text = new StringBuilder(annotations(type));
    int kept = Modifier.PUBLIC | Modifier.PROTECTED | (type.isMemberClass() ? Modifier.STATIC : 0);
    if (!type.isInterface() && !type.isEnum()) {
      kept |= Modifier.ABSTRACT | (type.isRecord() ? 0 : Modifier.FINAL);
    }
    text.append(modifiers(type.getModifiers() & kept));
    text.append(sealing()).append(kind()).append(' ').append(TypeText.nameOf(type));
    text.append(TypeText.ofVariables(type.getTypeParameters()));
    if (type.isRecord()) {
      text.append(
          Arrays.stream(type.getRecordComponents())
              .map(c -> TypeText.of(c.getAnnotatedType()) + " " + c.getName())
              .collect(joining(", ", "(", ")")));
    }
    AnnotatedType parent = type.getAnnotatedSuperclass();
    boolean named = parent != null && visible.test(type.getSuperclass());
    if (named && !type.isEnum() && !type.isRecord() && type.getSuperclass() != Object.class) {
      text.append(" extends ").append(TypeText.of(parent));
    }
    text.append(
        list(
            type.isInterface() ? " extends " : " implements ",
            Arrays.stream(type.getAnnotatedInterfaces()).map(TypeText::of)));
    if (type.isSealed() && !type.isEnum()) {
      text.append(
          list(
              " permits ",
              Arrays.stream(type.getPermittedSubclasses()).filter(visible).map(TypeText::nameOf)));
    }
    return text.toString();
  }

  private String sealing() {
    if (type.isEnum()) {
      return "";
    }
    if (type.isSealed()) {
      return "sealed ";
    }
    boolean openLeaf =
        !Modifier.isFinal(type.getModifiers())
            && Stream.concat(
                    Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .anyMatch(Class::isSealed);
    return openLeaf ? "non-sealed " : "";
  }

  private String kind() {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private void addMembers(Class<?> from, Collection<String> lines) {
    for (Field field : from.getDeclaredFields()) {
      if (isApi(field) && !field.isEnumConstant()) {
        lines.add(
            annotations(field)
                + modifiers(field.getModifiers() & ~(Modifier.VOLATILE | Modifier.TRANSIENT))
                + TypeText.of(field.getAnnotatedType())
                + " "
                + field.getName());
      }
    }
    if (from == type) {
      for (Constructor<?> constructor : from.getDeclaredConstructors()) {
        if (isApi(constructor) && !isCanonical(constructor)) {
          lines.add(executable(constructor, "", type.getSimpleName()));
        }
      }
    }
    for (Method method : from.getDeclaredMethods()) {
      if (isApi(method) && !isImplied(method)) {
        String result = TypeText.of(method.getAnnotatedReturnType()) + " ";
        lines.add(executable(method, result, method.getName()));
      }
    }
    Stream.concat(Stream.ofNullable(from.getSuperclass()), Stream.of(from.getInterfaces()))
        .filter(parent -> !parent.getName().startsWith("java.") && !visible.test(parent))
        .forEach(parent -> addMembers(parent, lines));
  }

  private static String executable(Executable e, String result, String name) {
    int kept = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL;
    if (!e.getDeclaringClass().isInterface()) {
      kept |= Modifier.ABSTRACT;
    }
    String variables = TypeText.ofVariables(e.getTypeParameters());
    return annotations(e)
        + modifiers(e.getModifiers() & kept)
        + (e instanceof Method method && method.isDefault() ? "default " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + result
        + name
        + parameters(e)
        + list(" throws ", Arrays.stream(e.getAnnotatedExceptionTypes()).map(TypeText::of));
  }

  private static String parameters(Executable e) {
    List<String> types = Arrays.stream(e.getAnnotatedParameterTypes()).map(TypeText::of).toList();
    String text = String.join(", ", types);
    if (e.isVarArgs()) {
      text = text.substring(0, text.length() - "[]".length()) + "...";
    }
    return "(" + text + ")";
  }

  private boolean isApi(Member member) {
    int modifiers = member.getModifiers();
    boolean inheritable = !Modifier.isFinal(type.getModifiers());
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || (Modifier.isProtected(modifiers) && inheritable));
  }

  private boolean isCanonical(Constructor<?> constructor) {
    return type.isRecord()
        && Arrays.equals(
            constructor.getParameterTypes(),
            Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
  }

  private boolean isImplied(Method method) {
    String name = method.getName();
    if (type.isEnum() && Modifier.isStatic(method.getModifiers())) {
      return name.equals("values") || name.equals("valueOf");
    }
    if (type.isRecord()
        && method.getParameterCount() == 0
        && Arrays.stream(type.getRecordComponents()).anyMatch(c -> c.getName().equals(name))) {
      return true;
    }
    return OF_OBJECT.contains(name)
        && Stream.of(Object.class.getMethods())
            .filter(m -> m.getName().equals(name))
            .anyMatch(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String annotations(AnnotatedElement element) {
    return Arrays.stream(element.getDeclaredAnnotations())
        .map(Annotation::annotationType)
        .map(annotation -> "@" + annotation.getSimpleName() + " ")
        .sorted()
        .collect(joining());
  }

  private static String modifiers(int modifiers) {
    return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
  }

  private static String list(String keyword, Stream<String> items) {
    String text = items.filter(Objects::nonNull).sorted().collect(joining(", "));
    return text.isEmpty() ? "" : keyword + text;
  }
}
