/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
      List.of(
          "order", "firehose", "channels", "requests", "calls", "saturation", "start", "memory");

  @Test
  void everyScenarioGivesFiguresOfEveryJavaClient(@TempDir Path folder) throws Exception {
    String only = "order,firehose,unheard,channels,requests,calls,blocking,saturation,start,memory";

    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0",
                "--clients=floor,ari-java,ari4java",
                "--only=" + only,
                "--work=" + folder.resolve("work"),
                "--report=" + folder.resolve("docs"));

    assertThat(code).isZero();
    String page = Files.readString(folder.resolve("docs/performance.md"));
    assertThat(page)
        .doesNotContain("Notes of the run")
        .contains("## Targets", "yes; missing: floor-mailboxes, node");
    List<String> lines = Files.readAllLines(folder.resolve("docs/performance/results.tsv"));
    for (String scenario : SCENARIOS) {
      for (String client : List.of("floor", "ari-java", "ari4java")) {
        assertThat(lines)
            .anyMatch(line -> line.startsWith(scenario + "\t") && line.contains("\t" + client));
      }
    }
    assertThat(lines)
        .filteredOn(line -> line.contains("\tbytes allocated/request\t"))
        .hasSize(6)
        .allMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf('\t') + 1)) > 200);
    assertThat(lines)
        .filteredOn(line -> line.matches("\\w+\t[^\t]*\t(requests|events|calls) lost, %\t.*"))
        .hasSize(21)
        .allMatch(line -> !line.contains("\tari-java\t") || line.endsWith("\t0.000"));
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
  void whatIsNoTableOfResultsIsRefused(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("results.tsv"), "something else\n");
    StringWriter told = new StringWriter();
    CommandLine benchmark = new CommandLine(new Benchmark()).setErr(new PrintWriter(told));

    assertThat(benchmark.execute("--results=" + table, "--report=" + folder.resolve("docs")))
        .isEqualTo(2);
    assertThat(told.toString()).contains("results.tsv: no table of results");
    assertThat(folder.resolve("docs")).doesNotExist();
  }

  @Test
  void resultsWithoutAReportAreAnErrorOfUsage(@TempDir Path folder) {
    StringWriter told = new StringWriter();
    CommandLine benchmark = new CommandLine(new Benchmark()).setErr(new PrintWriter(told));

    assertThat(benchmark.execute("--results=" + folder.resolve("results.tsv"))).isEqualTo(2);
    assertThat(told.toString()).contains("--results needs --report");
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
