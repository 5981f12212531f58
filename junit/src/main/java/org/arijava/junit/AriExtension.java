/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.util.List;
import java.util.Optional;
import org.arijava.AriClient;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.simulator.AsteriskSimulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link AriTest} says. Stateless: what a test has is in the store of its context. */
final class AriExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(AriExtension.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    AriTest wanted = annotation(context);
    Server server = wanted.real() == 0 ? Server.simulated(wanted) : shared(context, wanted);
    server.turn().begin();
    OneTest test;
    try {
      test = new OneTest(server, concurrency(context));
    } catch (RuntimeException e) {
      server.turn().end();
      throw e;
    }
    context.getStore(NAMESPACE).put(OneTest.class, test);
  }

  private static Concurrency concurrency(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Concurrency.class, key -> new Concurrency(), Concurrency.class);
  }

  private static AriTest annotation(ExtensionContext context) {
    for (Class<?> c = context.getRequiredTestClass(); c != null; c = c.getEnclosingClass()) {
      Optional<AriTest> found = AnnotationSupport.findAnnotation(c, AriTest.class);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new ExtensionConfigurationException(
        context.getRequiredTestClass() + " is not annotated with @AriTest");
  }

  /** The real Asterisk of this description, which lasts until the end of all tests. */
  private static Server shared(ExtensionContext context, AriTest wanted) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(wanted.real(), wanted.dialplan()),
            key -> new SharedServer(Server.real(wanted)),
            SharedServer.class)
        .server();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    OneTest test = context.getStore(NAMESPACE).remove(OneTest.class, OneTest.class);
    if (test == null) {
      return;
    }
    try {
      test.end(context.getDisplayName(), context.getExecutionException().orElse(null));
    } finally {
      test.server().turn().end();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == AriClient.class
        || type == Parties.class
        || type == AsteriskSimulator.class
        || type == AsteriskServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    @Nullable OneTest test = context.getStore(NAMESPACE).get(OneTest.class, OneTest.class);
    Class<?> type = parameter.getParameter().getType();
    if (test == null) {
      throw new ExtensionConfigurationException(
          "@AriTest gives a " + type.getSimpleName() + " to tests, not to their class");
    }
    if (type == AriClient.class) {
      return test.client();
    }
    if (type == Parties.class) {
      return test.parties();
    }
    return test.server()
        .as(type)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    type == AsteriskSimulator.class
                        ? "@AriTest(real = …) has no AsteriskSimulator; Parties are on both"
                        : "@AriTest without real has no AsteriskServer"));
  }

  /* JUnit 5 before 5.13 closes only what is a CloseableResource, later ones want it AutoCloseable:
  one that is both is closed once. */
  /** A real Asterisk that JUnit closes at its end. */
  private record SharedServer(Server server)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      server.close();
    }
  }
}
