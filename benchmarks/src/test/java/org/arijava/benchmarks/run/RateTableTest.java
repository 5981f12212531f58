/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How reactions are told by rate. */
final class RateTableTest {

  @Test
  void aClientHasNoFiguresAtARateThatItDidNotKeep() {
    Results results = new Results("a machine");
    for (String client : new String[] {"floor", "ari-java", "ari4java"}) {
      add(results, client, "1000/s");
      add(results, client, "400/s");
    }
    add(results, "floor", "2000/s");

    add(results, "ari-java", "400/s", 3);

    String table = new RateTable(results, results.keys()).text();

    assertThat(table)
        .contains("| client | on | 400/s | 1000/s | 2000/s |\n")
        .contains(
            "| ari-java | JDK 17 | 0.10 / 2.00 (1.00–3.00) / 10.0 | 0.10 / 1.00 / 10.0 |  |\n")
        .contains("| ari4java | JDK 17 | 0.10 / 1.00 / 10.0 | 0.10 / 1.00 / 10.0 |  |\n");
  }

  private static void add(Results results, String client, String rate) {
    add(results, client, rate, 1);
  }

  private static void add(Results results, String client, String rate, double p99) {
    Contestant who = new Contestant(client, "JDK 17", "/a/jdk");
    results.add("latency", rate, who, "reaction p50, ms", 0.1);
    results.add("latency", rate, who, "reaction p99, ms", p99);
    results.add("latency", rate, who, "reaction p99.9, ms", 10);
  }
}
