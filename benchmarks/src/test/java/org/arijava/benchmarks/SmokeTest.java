/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arijava.benchmarks.run.Benchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each scenario runs, however long it takes. */
final class SmokeTest {

  private static final List<String> SCENARIOS =
      List.of(
          "order",
          "firehose",
          "channels",
          "requests",
          "calls",
          "saturation",
          "latency",
          "start",
          "memory");

  @Test
  void everyScenarioGivesFiguresOfEveryJavaClient(@TempDir Path folder) throws Exception {
    String only = "order,firehose,unheard,channels,requests,calls,saturation,start,memory,parts";

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
        .contains("## Targets", "**not whole**; missing: floor-mailboxes, node");
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
        .hasSize(24)
        .allMatch(line -> !line.contains("\tari-java\t") || line.matches(".*\t(0\\.000 ?)+"));
    assertThat(lines).filteredOn(line -> line.contains("\tns/operation\t")).hasSize(11);
    assertThat(page).contains("| an event that nobody hears: routing | JDK");
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
  void anotherStateOfTheLibraryTakesPartUnderItsOwnName(@TempDir Path folder) throws Exception {
    Path work = folder.resolve("work");
    String only = "--only=order";
    String clients = "--clients=ari-java";

    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0", only, clients, "--work=" + work, "--against=same=..,-Dno=thing");

    assertThat(code).isZero();
    assertThat(work.resolve("results.tsv")).content().contains("\tari-java\t", "\tari-java@same\t");
  }

  @Test
  void anotherStateThatIsNotBuiltIsAnErrorOfUsage(@TempDir Path folder) {
    StringWriter told = new StringWriter();
    CommandLine benchmark = new CommandLine(new Benchmark()).setErr(new PrintWriter(told));

    assertThat(benchmark.execute("--minutes=0", "--against=other=" + folder)).isEqualTo(2);
    assertThat(told.toString()).contains("classes: nothing is built");
  }

  @Test
  void noClientLosesEventsAndOnlyOneMixesThemUp(@TempDir Path folder) throws Exception {
    Path work = folder.resolve("work");
    List<String> clients =
        List.of(
            "floor",
            "floor-mailboxes",
            "ari-java",
            "ari-java-async",
            "ari-java-dynamic",
            "ari4java");

    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0",
                "--only=order",
                "--work=" + work,
                "--clients=" + String.join(",", clients));

    assertThat(code).isZero();
    List<String[]> rows =
        Files.readAllLines(work.resolve("results.tsv")).stream()
            .filter(line -> line.startsWith("order\t"))
            .map(line -> line.split("\t"))
            .toList();
    assertThat(rows).hasSize(2 * clients.size());
    assertThat(rows)
        .filteredOn(row -> row[2].equals("events lost, %"))
        .extracting(row -> row[3] + " " + row[5])
        .containsExactlyInAnyOrderElementsOf(
            clients.stream().map(client -> client + " 0.000 0.000").toList());
    assertThat(rows)
        .filteredOn(row -> row[2].equals("events out of order, %") && !row[3].equals("ari4java"))
        .hasSize(5)
        .allMatch(row -> row[5].equals("0.000 0.000"));
  }

  @Test
  void futuresPublishersAndNettyAloneLoseNothing(@TempDir Path folder) throws Exception {
    List<String> clients = List.of("netty", "ari-java-async", "ari-java-dynamic");

    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0",
                "--only=firehose,calls",
                "--work=" + folder,
                "--clients=" + String.join(",", clients));

    assertThat(code).isZero();
    assertThat(Files.readAllLines(folder.resolve("results.tsv")))
        .filteredOn(line -> line.matches("(firehose|calls)\t[^\t1]*\t(events|calls) lost, %\t.*"))
        .extracting(line -> line.replaceFirst("\t.*%\t(\\S+)\t.*\t", " $1 "))
        .containsExactlyElementsOf(
            Stream.of("firehose ", "calls ")
                .flatMap(what -> clients.stream().map(client -> what + client + " 0.000"))
                .toList());
  }

  @Test
  void aClientThatFailsIsANoteOnThePageAndAnErrorOfTheRun(@TempDir Path folder) throws Exception {
    int code =
        new CommandLine(new Benchmark())
            .execute(
                "--minutes=0",
                "--only=order",
                "--clients=floor,node",
                "--node=" + folder.resolve("nothing"),
                "--work=" + folder.resolve("work"),
                "--report=" + folder.resolve("docs"));

    assertThat(code).isEqualTo(1);
    assertThat(folder.resolve("docs/performance.md"))
        .content()
        .contains("## Notes of the run", "node on Node failed at its start");
  }
}
