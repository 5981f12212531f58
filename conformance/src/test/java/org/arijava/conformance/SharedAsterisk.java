/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    Server[] servers =
        AnnotationSupport.findAnnotation(contract, OnAsterisk.class).orElseThrow().value();
    return Arrays.stream(servers)
        .flatMap(server -> started(context, server).live().stream())
        .map(
            live -> {
              live.visited(contract);
              return new OneServer(live);
            });
  }

  private static Started started(ExtensionContext context, Server server) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedAsterisk.class))
        .computeIfAbsent(
            server, kind -> new Started(kind.start().map(LiveAsterisk::new)), Started.class);
  }

  /** A contract on one server. */
  private record OneServer(LiveAsterisk live)
      implements ClassTemplateInvocationContext, ParameterResolver, ExecutionCondition {

    @Override
    public String getDisplayName(int invocationIndex) {
      return live.server().kind().toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LiveAsterisk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return live;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Server kind = live.server().kind();
      return context
          .getTestMethod()
          .flatMap(method -> AnnotationSupport.findAnnotation(method, Only.class))
          .filter(only -> !List.of(only.value()).contains(kind))
          .map(only -> ConditionEvaluationResult.disabled("does not hold on " + kind))
          .orElseGet(() -> ConditionEvaluationResult.enabled("holds on " + kind));
    }
  }

  private record Started(Optional<LiveAsterisk> live) implements AutoCloseable {

    @Override
    public void close() {
      live.ifPresent(LiveAsterisk::close);
    }
  }
}
