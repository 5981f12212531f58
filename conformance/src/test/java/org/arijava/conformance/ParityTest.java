/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every behaviour and defect of ari-py and Swagger.py has a test of ours, or a reason. */
final class ParityTest {

  private static final Path TABLE = Modules.ROOT.resolve("docs/parity.md");
  private static final Pattern TAG =
      Pattern.compile("@(?:Tag|DisplayName)\\(\"([A-Z]\\d+(?:, [A-Z]\\d+)*)[:\"]");
  private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
  private static final Map<String, Integer> LENGTHS =
      new LinkedHashMap<>(
          Map.of("A", 55, "F", 6, "S", 45, "C", 14, "W", 9, "P", 7, "H", 5, "L", 3, "B", 36));

  /** A behaviour: what theirs does, and how ours differs, if it does. */
  private record Row(String id, String theirs, String difference) {}

  /** A test that is tagged with a row. */
  private record Proof(String row, String method) {}

  @Test
  void everyRowHasATestOrAReason() throws IOException {
    Map<String, List<String>> tests = tests();

    assertThat(rows().stream().map(Row::id).toList())
        .containsExactlyInAnyOrderElementsOf(expectedRows());
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(tests.containsKey(row.id()) || isReason(row))
                    .as("a test with @Tag(\"%s\"), or a reason in parity.txt", row.id())
                    .isTrue());
    assertThat(expectedRows())
        .as("the rows that tests are tagged with")
        .containsAll(tests.keySet());
  }

  /** Whether the row does without a test: a defect does only where it cannot arise. */
  private static boolean isReason(Row row) {
    return row.id().startsWith("B")
        ? row.difference().startsWith("Cannot arise: ")
        : !row.difference().isEmpty();
  }

  @Test
  void theCommittedTableIsWhatTheTestsSay() throws IOException {
    String table = table();
    if (Boolean.getBoolean("parity.update")) {
      Files.writeString(TABLE, table);
    }

    assertThat(Files.readString(TABLE))
        .as("docs/parity.md is stale; run with -Dparity.update=true")
        .isEqualTo(table);
  }

  private static List<String> expectedRows() {
    return LENGTHS.entrySet().stream()
        .flatMap(e -> IntStream.rangeClosed(1, e.getValue()).mapToObj(i -> e.getKey() + i))
        .toList();
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in = ParityTest.class.getResourceAsStream("parity.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\\|", -1))
          .map(part -> new Row(part[0].strip(), part[1].strip(), part[2].strip()))
          .toList();
    }
  }

  /** The tests of each row, as links, in the order of their files. */
  private static Map<String, List<String>> tests() throws IOException {
    Map<String, List<String>> tests = new TreeMap<>();
    for (Path file : sources()) {
      String path = Modules.ROOT.relativize(file).toString().replace('\\', '/');
      proofs(Files.readAllLines(file))
          .forEach(
              proof ->
                  tests
                      .computeIfAbsent(proof.row(), r -> new ArrayList<>())
                      .add("[%s](../%s)".formatted(proof.method(), path)));
    }
    return tests;
  }

  /** The tagged tests of a source, without those that are disabled, or whose class is. */
  private static List<Proof> proofs(List<String> lines) {
    List<Proof> proofs = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    boolean disabled = false;
    for (String line : lines) {
      if (line.startsWith("@Disabled")) {
        return List.of();
      }
      disabled |= line.strip().startsWith("@Disabled");
      Matcher tag = TAG.matcher(line);
      if (tag.find()) {
        pending.addAll(List.of(tag.group(1).split(", ")));
      }
      Matcher method = METHOD.matcher(line);
      if (method.find()) {
        if (!disabled) {
          pending.forEach(row -> proofs.add(new Proof(row, method.group(1))));
        }
        pending.clear();
        disabled = false;
      }
    }
    return proofs;
  }

  @Test
  void aTestThatIsDisabledProvesNothing() {
    assertThat(
            proofs(
                """
                class OneTest {
                  @Test
                  @Disabled("later")
                  @Tag("ROW1")
                  void later() {}

                  @Tag("ROW2")
                  void now() {}
                """
                    .replace("ROW", "A") // lest this text itself be taken for tests
                    .lines()
                    .toList()))
        .containsExactly(new Proof("A2", "now"));
    assertThat(proofs(List.of("@DisabledOnJre(21)", "class A {", "  @Tag(\"A1\")", "  void a() {")))
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    var files = new TreeSet<Path>();
    try (Stream<Path> modules = Files.list(Modules.ROOT)) {
      for (Path module : modules.toList()) {
        Path folder = module.resolve("src/test/java");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return List.copyOf(files);
  }

  private static String table() throws IOException {
    Map<String, List<String>> tests = tests();
    StringBuilder table =
        new StringBuilder(
            """
            # What ari-py and Swagger.py do, and what proves ours

            Written by `ParityTest` from the tags of the tests and from `parity.txt`; it fails when a row has neither a test nor a reason, and when this table is stale. `mvn verify -Dgroups=A12` runs the tests of one row.

            A: ari-py. F: its Wazo fork. S: Swagger.py. C and W: the tests of ari-py. P, H and L: those of Swagger.py. B: what they do wrong, where ours is to be right.

            | row | theirs | ours differs | proved by |
            |--|--|--|--|
            """);
    for (Row row : rows()) {
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  row.id(),
                  row.theirs(),
                  row.difference(),
                  String.join(", ", tests.getOrDefault(row.id(), List.of()))));
    }
    return table.toString();
  }
}
