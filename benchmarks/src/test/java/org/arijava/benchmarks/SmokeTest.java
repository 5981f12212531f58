/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arijava.benchmarks.run.Benchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each scenario runs, however long it takes. */
final class SmokeTest {

  private static final List<String> SCENARIOS =
      List.of("firehose", "channels", "requests", "calls", "saturation", "start", "memory");

  @Test
  void everyScenarioGivesFiguresOfEveryJavaClient(@TempDir Path folder) throws Exception {
    String only = "order,firehose,unheard,channels,requests,calls,blocking,saturation,start,memory";

    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0",
                "--clients=floor,ari-java,ari4java",
                "--only=" + String.join(",", SCENARIOS),
                "--work=" + folder.resolve("work"),
                "--report=" + folder.resolve("docs"));

    assertThat(code).isZero();
    String page = Files.readString(folder.resolve("docs/performance.md"));
    assertThat(page).doesNotContain("Notes of the run").contains("## Targets");
    List<String> lines = Files.readAllLines(folder.resolve("docs/performance/results.tsv"));
    for (String scenario : SCENARIOS) {
      for (String client : List.of("floor", "ari-java", "ari4java")) {
        assertThat(lines)
            .anyMatch(line -> line.startsWith(scenario + "\t") && line.contains("\t" + client));
      }
    }
    assertThat(folder.resolve("docs/performance/firehose.svg")).content().startsWith("<svg");

    new CommandLine(new Benchmark())
        .execute(
            "--results=" + folder.resolve("docs/performance/results.tsv"),
            "--report=" + folder.resolve("again"));
    assertThat(folder.resolve("again/performance/results.tsv"))
        .hasSameTextualContentAs(folder.resolve("docs/performance/results.tsv"));
    assertThat(folder.resolve("again/performance.md")).content().contains("## Targets");
  }

  @Test
  void noClientLosesEvents(@TempDir Path folder) throws Exception {
    Path work = folder.resolve("work");

    new CommandLine(new Benchmark()).execute("--minutes=0", "--only=order", "--work=" + work);

    assertThat(Files.readAllLines(work.resolve("results.tsv")))
        .filteredOn(line -> line.contains("events lost"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("\t0.000"));
  }
}
