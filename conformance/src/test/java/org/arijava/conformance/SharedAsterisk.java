/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.Optional;
import org.arijava.asterisk.AsteriskServer;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives test classes one Asterisk of each version, which JUnit closes after the last of them.
 * Classes are disabled where it cannot be had.
 */
final class SharedAsterisk implements ExecutionCondition, ParameterResolver {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<LiveAsterisk> live = started(context).live();
    live.ifPresent(asterisk -> asterisk.visited(context.getRequiredTestClass()));
    return live.isPresent()
        ? ConditionEvaluationResult.enabled("Asterisk runs")
        : ConditionEvaluationResult.disabled("no such Asterisk can be had here");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LiveAsterisk.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return started(context).live().orElseThrow();
  }

  private static Started started(ExtensionContext context) {
    int version =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnAsterisk.class)
            .orElseThrow()
            .value();
    return context
        .getRoot()
        .getStore(Namespace.create(SharedAsterisk.class))
        .computeIfAbsent(version, SharedAsterisk::start, Started.class);
  }

  private static Started start(int version) {
    return new Started(
        AsteriskServer.builder()
            .version(version)
            .dialplan("exten => broadcast,1,StasisBroadcast(20000)\n")
            .readOnlyUser(LiveAsterisk.READER, LiveAsterisk.READER)
            .startIfAvailable()
            .map(LiveAsterisk::new));
  }

  private record Started(Optional<LiveAsterisk> live) implements AutoCloseable {

    @Override
    public void close() {
      live.ifPresent(LiveAsterisk::close);
    }
  }
}
