/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs contracts on one server of each kind, which JUnit closes after the last of them. Kinds that
 * cannot be had here are left out.
 */
final class SharedAsterisk implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    Class<?> contract = context.getRequiredTestClass();
    OnAsterisk wanted = AnnotationSupport.findAnnotation(contract, OnAsterisk.class).orElseThrow();
    Class<?> asked = contract.getDeclaredConstructors()[0].getParameterTypes()[0];
    return Arrays.stream(wanted.value())
        .flatMap(
            kind ->
                argument(context, kind, asked, wanted.setup())
                    .map(argument -> new OneServer(kind, argument))
                    .stream());
  }

  /** What the constructor of a contract asks for. */
  private static Optional<?> argument(
      ExtensionContext context, Server kind, Class<?> asked, Setup setup) {
    if (asked == LiveAsterisk.class) {
      Optional<LiveAsterisk> live = live(context, kind);
      live.ifPresent(each -> each.visited(context.getRequiredTestClass()));
      return live;
    }
    return asked == TraceReplays.class
        ? shared(context, kind, asked, () -> TraceReplays.start(kind))
        : running(context, kind, setup);
  }

  private static Optional<LiveAsterisk> live(ExtensionContext context, Server kind) {
    return shared(
        context,
        kind,
        LiveAsterisk.class,
        () -> running(context, kind, Setup.CONTRACTS).map(LiveAsterisk::new));
  }

  private static Optional<RunningServer> running(
      ExtensionContext context, Server kind, Setup setup) {
    return shared(context, kind, setup, () -> kind.start(setup));
  }

  @SuppressWarnings("unchecked") // The key tells the type.
  private static <T extends AutoCloseable> Optional<T> shared(
      ExtensionContext context, Server kind, Object what, Supplier<Optional<T>> start) {
    return (Optional<T>)
        context
            .getRoot()
            .getStore(Namespace.create(SharedAsterisk.class, what))
            .computeIfAbsent(kind, key -> new Shared(start.get()), Shared.class)
            .thing();
  }

  /** A contract on one server. */
  private record OneServer(Server kind, Object argument)
      implements ClassTemplateInvocationContext, ParameterResolver, ExecutionCondition {

    @Override
    public String getDisplayName(int invocationIndex) {
      return kind.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return kind.isSimulated() ? List.of(this, new KnownSimulatorDifferences()) : List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().isInstance(argument);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return argument;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context
          .getTestMethod()
          .flatMap(method -> AnnotationSupport.findAnnotation(method, Only.class))
          .filter(only -> !List.of(only.value()).contains(kind))
          .map(only -> ConditionEvaluationResult.disabled("does not hold on " + kind))
          .orElseGet(() -> ConditionEvaluationResult.enabled("holds on " + kind));
    }
  }

  private record Shared(Optional<? extends AutoCloseable> thing) implements AutoCloseable {

    @Override
    public void close() throws Exception {
      if (thing.isPresent()) {
        thing.get().close();
      }
    }
  }
}
