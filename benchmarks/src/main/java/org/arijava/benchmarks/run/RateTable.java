/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arijava.benchmarks.run.Results.Key;

/** The reactions of each client at the rates that at least half of them kept. Confined. */
final class RateTable {

  private static final List<String> QUANTITIES =
      List.of("reaction p50, ms", "reaction p99, ms", "reaction p99.9, ms");

  private final Results results;
  private final Map<Integer, String> rates = new TreeMap<>();
  private final Map<List<String>, Integer> rows = new LinkedHashMap<>();

  RateTable(Results results, List<Key> keys) {
    this.results = results;
    Map<String, Integer> clients = new LinkedHashMap<>();
    for (Key key : keys) {
      if (key.quantity().equals(QUANTITIES.get(0))) {
        clients.merge(key.variant(), 1, Integer::sum);
        rows.merge(List.of(key.client(), key.platform()), 1, Integer::sum);
      }
    }
    clients.forEach(
        (variant, count) -> {
          if (2 * count >= rows.size()) {
            rates.put(Integer.valueOf(variant.replaceAll("\\D", "")), variant);
          }
        });
  }

  String text() {
    StringBuilder table = new StringBuilder("\n| client | on | ");
    table.append(String.join(" | ", rates.values())).append(" |\n|--|--");
    rates.values().forEach(rate -> table.append("|--:"));
    table.append("|\n");
    for (List<String> row : rows.keySet()) {
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
            .map(key -> Report.number(results.median(key)))
            .toList();
    return String.join(" / ", figures);
  }
}
