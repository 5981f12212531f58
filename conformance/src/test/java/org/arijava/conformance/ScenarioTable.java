/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.LoggerFactory;

/**
 * The table of scenarios and servers, which it logs at the end of the tests and writes to {@code
 * target/scenarios.txt}. A scenario is a named test of a contract, each set of arguments being one
 * of its own. Thread-safe.
 */
public final class ScenarioTable implements TestExecutionListener {

  private static final Path FILE = Path.of("target", "scenarios.txt");
  private static final String SERVER_SEGMENT = "class-template-invocation";

  private final Map<String, Map<Server, String>> outcomes = new TreeMap<>();
  private volatile TestPlan plan;

  @Override
  public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (test.isTest()) {
      note(test, "-");
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      note(
          test,
          switch (result.getStatus()) {
            case SUCCESSFUL -> "ok";
            case ABORTED -> "-";
            case FAILED -> "FAILED";
          });
    }
  }

  private synchronized void note(TestIdentifier test, String outcome) {
    server(test)
        .ifPresent(
            server ->
                outcomes
                    .computeIfAbsent(name(test), name -> new EnumMap<>(Server.class))
                    .put(server, outcome));
  }

  private Optional<Server> server(TestIdentifier test) {
    return ancestors(test)
        .filter(each -> segment(each).getType().equals(SERVER_SEGMENT))
        .flatMap(
            each ->
                Stream.of(Server.values())
                    .filter(server -> server.toString().equals(each.getDisplayName())))
        .findFirst();
  }

  /** The contract, the method, and the arguments if there are any. */
  private String name(TestIdentifier test) {
    List<String> parts = new ArrayList<>();
    ancestors(test)
        .filter(each -> !segment(each).getType().equals(SERVER_SEGMENT))
        .filter(each -> !segment(each).getType().equals("engine"))
        .forEach(each -> parts.add(0, each.getDisplayName()));
    return String.join(" ", parts).replaceAll("\\([^ ]*\\)", "");
  }

  private Stream<TestIdentifier> ancestors(TestIdentifier test) {
    return Stream.iterate(
            Optional.of(test), Optional::isPresent, each -> each.flatMap(this::parent))
        .flatMap(Optional::stream);
  }

  private Optional<TestIdentifier> parent(TestIdentifier test) {
    return plan.getParent(test);
  }

  private static UniqueId.Segment segment(TestIdentifier test) {
    return test.getUniqueIdObject().getLastSegment();
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
    if (outcomes.isEmpty()) {
      return;
    }
    String table = table();
    LoggerFactory.getLogger(ScenarioTable.class).info("\n{}", table);
    try {
      Files.writeString(FILE, table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    text.append(line("scenario", server -> server.toString()));
    outcomes.forEach(
        (name, row) -> text.append(line(name, server -> row.getOrDefault(server, ""))));
    text.append(
        line(
            outcomes.size() + " scenarios, ok on",
            server ->
                Long.toString(
                    outcomes.values().stream()
                        .filter(row -> "ok".equals(row.get(server)))
                        .count())));
    return text.toString();
  }

  private static String line(String name, Function<Server, String> cell) {
    StringBuilder text = new StringBuilder("%-100s".formatted(name));
    for (Server server : Server.values()) {
      text.append(" %11s".formatted(cell.apply(server)));
    }
    return text.append('\n').toString();
  }
}
