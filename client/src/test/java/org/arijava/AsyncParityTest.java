/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arijava.async.AsyncAriClient;
import org.arijava.async.AsyncAriSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every blocking method has its asynchronous twin, but for those that are named here. */
class AsyncParityTest {

  private static final List<Class<?>> REPOSITORIES =
      List.of(
          Applications.class,
          Asterisk.class,
          Bridges.class,
          Channels.class,
          DeviceStates.class,
          Endpoints.class,
          Events.class,
          Mailboxes.class,
          Playbacks.class,
          Recordings.class,
          Sounds.class);

  /** What has no twin, and why. */
  private static final Map<String, String> WITHOUT_TWIN =
      new TreeMap<>(
          Map.ofEntries(
              entry("AriClient.dispatch(String)", "does not wait"),
              entry("AriClient.options()", "does not wait"),
              entry(
                  "AriClient.with(Consumer)", "does not wait; the view has an async() of its own"),
              entry("AriClient.onApplicationRegistered(String,Consumer)", "does not wait"),
              entry("AriClient.onApplicationUnregistered(String,Consumer)", "does not wait"),
              entry("AriClient.onResync(Consumer)", "does not wait"),
              entry("AriSession.apps()", "does not wait"),
              entry("AriSession.state()", "does not wait"),
              entry("AriSession.isOpen()", "does not wait"),
              entry("AriSession.onState(Consumer)", "does not wait"),
              entry("AriSession.failure()", "does not wait"),
              entry("AriSession.droppedEvents()", "does not wait"),
              entry("AriSession.close()", "does not wait"),
              entry("AriClient.untyped()", "does not wait, and has futures of its own")));

  private static List<Class<?>> objects() {
    return REPOSITORIES.stream()
        .flatMap(repository -> Arrays.stream(repository.getMethods()))
        .filter(method -> method.getName().matches("ref([A-Z].*)?"))
        .<Class<?>>map(Method::getReturnType)
        .distinct()
        .toList();
  }

  @Test
  void everyBlockingMethodHasItsTwin() throws Exception {
    Set<String> without = new TreeSet<>();
    Set<String> wrong = new TreeSet<>();
    List<Class<?>> all = new ArrayList<>(REPOSITORIES);
    all.addAll(objects());
    all.add(AriClient.class);
    all.add(AriSession.class);
    for (Class<?> type : all) {
      Class<?> twin = Class.forName("org.arijava.async.Async" + type.getSimpleName());
      for (Method method : operations(type)) {
        Method found = twin(method, twin);
        if (found == null) {
          without.add(type.getSimpleName() + "." + text(method));
        } else if (!fits(method, found)) {
          wrong.add(method + " and " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(without).isEqualTo(WITHOUT_TWIN.keySet());
  }

  @Test
  void thereAreTwinsOfAllRepositoriesAndObjects() {
    assertThat(objects()).hasSize(10);
    assertThat(AsyncAriClient.class.getMethods())
        .extracting(Method::getReturnType)
        .containsAll(
            REPOSITORIES.stream()
                .map(type -> forName("org.arijava.async.Async" + type.getSimpleName()))
                .toList());
    assertThat(AsyncAriSession.class.getMethods()).hasSize(1);
  }

  @Test
  void noAsynchronousMethodIsWithoutItsBlockingTwin() {
    Set<String> without = new TreeSet<>();
    Stream.concat(REPOSITORIES.stream(), objects().stream())
        .forEach(
            type -> {
              Class<?> twin = forName("org.arijava.async.Async" + type.getSimpleName());
              Set<String> known =
                  operations(type).stream()
                      .map(AsyncParityTest::twinName)
                      .collect(Collectors.toSet());
              for (Method method : twin.getMethods()) {
                if (!known.contains(text(method))
                    && !text(method).matches("next\\((Class|String)\\)")) {
                  without.add(method.toString());
                }
              }
            });
    assertThat(without).isEmpty();
  }

  private static Class<?> forName(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The public methods of a type, without its properties and what every object has. */
  private static List<Method> operations(Class<?> type) {
    boolean object = type.isInterface();
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("async") && !isObjects(method))
        .filter(method -> !(object && isProperty(method)))
        .toList();
  }

  private static boolean isObjects(Method method) {
    return List.of("toString", "equals", "hashCode").contains(method.getName());
  }

  /** A property has no parameters and sends nothing: it is read from what was told. */
  private static boolean isProperty(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !method.getName().equals("reload")
        && !twinExists(method);
  }

  private static boolean twinExists(Method method) {
    return Arrays.stream(
            forName("org.arijava.async.Async" + method.getDeclaringClass().getSimpleName())
                .getMethods())
        .anyMatch(twin -> text(twin).equals(text(method)));
  }

  private static String twinName(Method method) {
    return text(method).replaceFirst("^await\\((Class|String),", "next($1,");
  }

  private static @Nullable Method twin(Method method, Class<?> twin) {
    return Arrays.stream(twin.getMethods())
        .filter(each -> text(each).equals(twinName(method)))
        .findFirst()
        .orElse(null);
  }

  private static String text(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** Whether the twin gives a future of what the method gives, and takes the same. */
  private static boolean fits(Method method, Method twin) {
    if (!Arrays.toString(method.getGenericParameterTypes())
        .equals(Arrays.toString(twin.getGenericParameterTypes()))) {
      return false;
    }
    if (method.getName().matches("on|ref([A-Z].*)?")) {
      return twin.getReturnType() == method.getReturnType();
    }
    if (method.getReturnType() == EventQueue.class) {
      return twin.getGenericReturnType()
          .getTypeName()
          .equals(
              method
                  .getGenericReturnType()
                  .getTypeName()
                  .replace("org.arijava.EventQueue", "java.util.concurrent.Flow$Publisher"));
    }
    if (REPOSITORIES.contains(method.getReturnType())) {
      return twin.getReturnType()
          .getSimpleName()
          .equals("Async" + method.getReturnType().getSimpleName());
    }
    Type wanted =
        method.getReturnType().isPrimitive()
            ? MethodType.methodType(method.getReturnType()).wrap().returnType()
            : method.getGenericReturnType();
    return twin.getGenericReturnType()
        .getTypeName()
        .equals(CompletableFuture.class.getName() + "<" + wanted.getTypeName() + ">");
  }
}
