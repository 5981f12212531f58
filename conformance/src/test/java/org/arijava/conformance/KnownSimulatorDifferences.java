/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * The committed list of the scenarios that do not hold on the simulator, a reason with each. They
 * are run all the same: one that holds fails until it is taken off the list. Stateless.
 */
final class KnownSimulatorDifferences
    implements TestExecutionExceptionHandler, AfterTestExecutionCallback {

  /**
   * A line is {@code <contract>.<test> [<arguments>] | <reason>}; one that begins with # is not.
   */
  private static final String RESOURCE = "simulator-differences.txt";

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable throwable)
      throws Throwable {
    Optional<String> reason = reason(context);
    if (reason.isEmpty()) {
      throw throwable;
    }
    throw new TestAbortedException("known difference: " + reason.get(), throwable);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isEmpty() && reason(context).isPresent()) {
      throw new AssertionError("holds on the simulator: take it off " + RESOURCE);
    }
  }

  private static Optional<String> reason(ExtensionContext context) {
    String method =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    String invocation = method + " " + context.getDisplayName();
    try (InputStream in =
        Objects.requireNonNull(
            KnownSimulatorDifferences.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .filter(parts -> parts[0].equals(method) || parts[0].equals(invocation))
          .map(parts -> parts[1])
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
