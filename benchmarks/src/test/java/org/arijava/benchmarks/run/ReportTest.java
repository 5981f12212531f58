/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.arijava.benchmarks.run.Results.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of results that are known. */
final class ReportTest {

  @TempDir private Path folder;

  private static List<String> known() throws IOException {
    try (var in = Objects.requireNonNull(ReportTest.class.getResourceAsStream("results.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private String page(Stream<String> table) throws IOException {
    new Report(Results.read(table.toList())).write(folder);
    return Files.readString(folder.resolve("performance.md"));
  }

  @Test
  void ratiosAreOursBesideTheirsAndTargetsAreReachedMissedAndUndecided() throws IOException {
    String page = page(known().stream());

    assertThat(page)
        .contains(
            "| an event handled, CPU beside the floor with mailboxes | JDK 17 | ≤ 1.5 | 1.25 |"
                + "  | yes |",
            "| the best peer's CPU for an event beside ours | JDK 17 | ≥ 2 | 2.40 |  | yes |",
            "| an event that nobody hears, CPU beside the floor | JDK 17 | ≤ 1 | 2.00 |  | **no** |",
            "| a request, 1 in flight, CPU beside the leanest Netty's | JDK 17 | ≤ 1.5 | 1.60 |"
                + "  | **no** |",
            "| requests/s, 64 in flight, beside ari4java's † | JDK 17 | ≥ 3 | 7.92 |  | yes |",
            "| a call, CPU beside the floor's | JDK 17 | ≤ 2 | 2.40 |  | **no** |",
            "| reaction p99 at 2,000 calls/s, ms | JDK 17 | ≤ 2 | 1.20 | 0.84–2.76 | undecided |",
            "| saturation beside the best peer's | JDK 17 | ≥ 2 | 2.00 |  | yes |",
            "| cold connect to the first typed answer, beside ari4java's | JDK 17 | ≤ 0.4 | 0.87 |"
                + "  | **no** |",
            "| heap of a live channel with a handler, bytes | JDK 17 | ≤ 1,024 | 323 |  | yes |");
  }

  @Test
  void theVersionsThatItNamesAreThoseThatAreMeasured() throws IOException {
    String pom = Files.readString(Path.of("pom.xml")).replaceAll("\\s", "");
    String node = Files.readString(Path.of("src/main/node/package.json"));

    assertThat(pom).contains("<artifactId>ari4java</artifactId><version>0.18.0</version>");
    assertThat(node).contains("\"ari-client\": \"2.2.0\"");
    assertThat(Words.METHOD).contains("ari4java is version 0.18.0", "node is ari-client 2.2.0");
  }

  @Test
  void aRatioOfThoseThatTookTurnsIsThatOfEachRoundAndOfOthersTheWorst() {
    Key ours = Key.of("calls", "", "µs", "ari-java", "JDK 17");
    Key theirs = Key.of("calls", "", "µs", "floor", "JDK 17");
    Key node = Key.of("calls", "", "µs", "node", "JDK 17");
    Results results =
        Results.read(
            List.of(
                "# a machine",
                "scenario\tvariant\tquantity\tclient\tplatform\tsamples",
                "calls\t\tµs\tari-java\tJDK 17\t30.0 60.0 90.0",
                "calls\t\tµs\tfloor\tJDK 17\t10.0 20.0 40.0",
                "calls\t\tµs\tnode\tNode\t60.0 120.0 180.0"));

    assertThat(results.ratio(ours, theirs)).isEqualTo(new Estimate(3, 2.25, 3));
    assertThat(results.ratio(ours, node)).isEqualTo(new Estimate(0.5, 30.0 / 180, 1.5));
  }

  @Test
  void growthIsTheWorstOfAllNumbersOfChannels() throws IOException {
    assertThat(page(known().stream()))
        .containsPattern(
            "\\| growth from 1 to [^|]*\\| JDK 17 \\| ≤ 1.3 \\| 2.00 \\|.*\\*\\*no\\*\\*");
  }

  @Test
  void whatWasNotMeasuredIsNotReached() throws IOException {
    String page = page(known().stream());

    assertThat(page)
        .contains(
            "| the same after its first event, bytes | JDK 17 | ≤ 1,024 |  |  | not measured:"
                + " **no** |",
            "| calls failed beside a real Asterisk | JDK 17 | none |  |  | not measured: **no** |",
            "| events lost, % | JDK 17 | none | 0.00 |  | yes |",
            "| calls lost, % | JDK 17 | none | 0.50 |  | **no** |");
    assertThat(page(known().stream().filter(line -> !line.contains("\tari-java-dynamic\t"))))
        .contains("| events lost, % | JDK 17 | none |  |  | not measured: **no**");
  }

  @Test
  void whereTheOthersDoNotComeOutAsKnownTargetsAreMarked() throws IOException {
    String page = page(known().stream());

    assertThat(page)
        .contains(
            "| CPU µs of a request, 1 in flight | JDK 17 | floor 27.0, netty 40.0, ari4java 150,"
                + " node-no-keep-alive 270 | yes |",
            "| CPU µs of a request, 64 in flight | JDK 17 | floor 10.0, netty 20.0, ari4java 190,"
                + " node-no-keep-alive 113 | **no** |",
            "| connect to ready, ms | JDK 17 | floor 27.0, node 400, ari4java 645 | yes |",
            "| a request, 64 in flight, CPU beside the leanest Netty's † |",
            "| a request, 1 in flight, CPU beside the leanest Netty's | JDK 17")
        .doesNotContain("for an event beside ours †");
  }

  @Test
  void targetsAreMarkedWhereOneOfTheOthersIsMissing() throws IOException {
    String page = page(known().stream().filter(line -> !line.contains("\tnode\t")));

    assertThat(page)
        .contains(
            "**not whole**; missing: node",
            "| the best peer's CPU for an event beside ours † | JDK 17 | ≥ 2 |  |  | not measured",
            "| saturation beside the best peer's † | JDK 17 | ≥ 2 |  |  | not measured: **no** |",
            "| a call, CPU µs † | JDK 17 |",
            "| a request, CPU µs | JDK 17 | 27.0 ‡ | 40.0 | 64.0 | 150 |  | not measured |");
  }

  @Test
  void theSummaryTellsWhereItIsAheadAndWhereBehind() throws IOException {
    assertThat(page(known().stream()))
        .contains(
            "Of 19 [targets](#targets) 8 are reached, 6 are not, 2 are undecided, 3 were not"
                + " measured; the figures of 2 others do not count",
            "| an event handled, CPU µs | JDK 17 | 0.80 |  | 3.00 | 7.20 | 15.0 | ahead, 2.40 × |",
            "| calls/s at most | JDK 17 | 13,667 ‡ |  | 5,694 | 2,847 | 1,667 | ahead, 2.00 × |",
            "| connect to ready, ms | JDK 17 | 27.0 |  | 560 | 645 | 400 | **behind**, 1.40 × |",
            "| an event, a handler on each of 10,000 channels, CPU µs | JDK 17 | 0.80 |  | 6.00 |"
                + " 6.10 | 228 | no difference beyond the spread |");
  }

  @Test
  void tablesTellTheRoundsWhatIsPlottedFirstAndWhereTheServerLimits() throws IOException {
    assertThat(page(known().stream()))
        .contains(
            "## Notes of the run\n\n- a client failed\n",
            "| client | on | calls/s | server's CPU, % of the time | rounds |",
            "| floor ‡ | JDK 17 | 13,667 (13,667–13,667) | 97.0 | 3 |",
            "| ari-java | JDK 17 | 5,694 (5,694–5,694) | 50.0 | 3 |",
            "**1 channel**",
            "**100,000 channels**",
            "‡ The server was busy");
  }

  @Test
  void aTableTellsTheLimitFirstThenOursThenThePeersWhateverWasMeasuredFirst() throws IOException {
    List<String> table = known();
    Stream<String> turned =
        IntStream.range(0, table.size())
            .mapToObj(i -> i < 3 ? table.get(i) : table.get(table.size() + 2 - i));

    assertThat(page(turned))
        .containsSubsequence(
            "## Requests", "| floor ", "| netty ", "| ari-java ", "| ari4java ", "| node ");
  }

  @Test
  void plotsAreWritten() throws IOException {
    page(known().stream());

    assertThat(folder.resolve("performance/requests.svg"))
        .content()
        .startsWith("<svg")
        .contains(
            "<title>Requests: CPU µs/request (logarithmic)</title>",
            ">ari-java, JDK 17</text>",
            ">64 in flight</text>",
            ">160</text>");
    assertThat(folder.resolve("performance/channels.svg"))
        .content()
        .contains(">channels</text>", ">100,000</text>", ">floor-mailboxes, JDK 17</text>");
    assertThat(folder.resolve("performance/latency.svg")).content().contains(">calls/s</text>");
    assertThat(folder.resolve("performance/results.tsv"))
        .content()
        .isEqualTo(String.join("\n", known()) + "\n");
  }
}
