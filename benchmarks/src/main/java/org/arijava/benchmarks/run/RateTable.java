/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.arijava.benchmarks.run.Results.Key;

/** The reactions of each client at the rates that it kept up with. Confined to one thread. */
final class RateTable {

  private static final List<String> QUANTITIES =
      List.of("reaction p50, ms", Flow.P99, "reaction p99.9, ms");

  private final Results results;
  private final Map<Integer, String> rates = new TreeMap<>();
  private final Set<List<String>> rows = new LinkedHashSet<>();

  RateTable(Results results, List<Key> keys) {
    this.results = results;
    for (Key key : keys) {
      if (key.quantity().equals(QUANTITIES.get(0))) {
        rates.put(Integer.valueOf(key.variant().replaceAll("\\D", "")), key.variant());
        rows.add(List.of(key.client(), key.platform()));
      }
    }
  }

  String text() {
    StringBuilder table = new StringBuilder("\n| client | on | ");
    table.append(String.join(" | ", rates.values())).append(" |\n|--|--");
    rates.values().forEach(rate -> table.append("|--:"));
    table.append("|\n");
    for (List<String> row : rows) {
      table.append("| ").append(String.join(" | ", row));
      rates.values().forEach(rate -> table.append(" | ").append(cell(row, rate)));
      table.append(" |\n");
    }
    return table.toString();
  }

  private String cell(List<String> row, String rate) {
    List<String> figures =
        QUANTITIES.stream()
            .map(quantity -> new Key("latency", rate, quantity, row.get(0), row.get(1)))
            .filter(results::has)
            .map(key -> key.quantity().equals(Flow.P99) ? results.text(key) : number(key))
            .toList();
    return String.join(" / ", figures);
  }

  private String number(Key key) {
    return Report.number(results.median(key));
  }
}
