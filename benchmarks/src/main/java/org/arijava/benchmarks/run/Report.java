/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.arijava.benchmarks.run.Results.Key;

/** What was measured, as a page with plots. Confined to one thread. */
final class Report {

  private final Results results;
  private final StringBuilder page = new StringBuilder();

  Report(Results results) {
    this.results = results;
  }

  /** Writes performance.md into the folder, and performance/*.svg and results.tsv below it. */
  void write(Path folder) throws IOException {
    Path plots = Files.createDirectories(folder.resolve("performance"));
    page.append("# Performance\n\n").append(Words.INTRODUCTION);
    page.append("\nThis page is written by the run. ").append(results.about());
    page.append(". All samples: [results.tsv](performance/results.tsv).\n");
    if (!results.notes().isEmpty()) {
      page.append("\n## Notes of the run\n\n");
      results.notes().forEach(note -> page.append("- ").append(note).append('\n'));
    }
    page.append("\n## The others\n\n").append(Words.OTHERS);
    KnownOrder order = new KnownOrder(results);
    page.append(order.table());
    page.append("\n## Targets\n\n").append(new Targets(results, order).table());
    for (Words.Section section : Words.SECTIONS) {
      section(section, plots);
    }
    Files.writeString(folder.resolve("performance.md"), page);
    Files.writeString(plots.resolve("results.tsv"), results.table());
  }

  private void section(Words.Section section, Path plots) throws IOException {
    List<Key> keys =
        results.keys().stream().filter(key -> key.scenario().equals(section.scenario())).toList();
    if (keys.isEmpty()) {
      return;
    }
    page.append("\n## ").append(section.title()).append("\n\n");
    page.append(section.text()).append('\n');
    if (section.scenario().equals("latency")) {
      page.append(new RateTable(results, keys).text());
      return;
    }
    for (String variant : distinct(keys.stream().map(Key::variant).toList())) {
      List<Key> of = keys.stream().filter(key -> key.variant().equals(variant)).toList();
      if (!variant.isEmpty()) {
        page.append("\n**").append(variant).append(section.unit()).append("**\n");
      }
      table(of);
    }
    plot(section, keys, plots);
  }

  private void table(List<Key> keys) {
    List<String> quantities = distinct(keys.stream().map(Key::quantity).toList());
    page.append("\n| client | on | ").append(String.join(" | ", quantities)).append(" |\n|--|--");
    quantities.forEach(quantity -> page.append("|--:"));
    page.append("|\n");
    Set<List<String>> rows = new LinkedHashSet<>();
    keys.forEach(key -> rows.add(List.of(key.client(), key.platform())));
    Key any = keys.get(0);
    for (List<String> row : rows) {
      page.append("| ").append(String.join(" | ", row));
      for (String quantity : quantities) {
        Key key = new Key(any.scenario(), any.variant(), quantity, row.get(0), row.get(1));
        page.append(" | ").append(results.has(key) ? text(key) : "");
      }
      page.append(" |\n");
    }
  }

  private String text(Key key) {
    String median = number(results.median(key));
    return results.count(key) < 2
        ? median
        : median + " (" + number(results.least(key)) + "–" + number(results.most(key)) + ")";
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private void plot(Words.Section section, List<Key> keys, Path plots) throws IOException {
    List<Key> of = keys.stream().filter(key -> key.quantity().equals(section.plotted())).toList();
    if (of.isEmpty()) {
      return;
    }
    Chart chart = new Chart(section.title(), section.plotted());
    for (Key key : of) {
      String group = key.variant() + section.unit();
      chart.add(key.client() + ", " + key.platform(), group, results.median(key));
    }
    Files.writeString(plots.resolve(section.scenario() + ".svg"), chart.svg());
    page.append("\n![").append(section.title()).append(": ").append(section.plotted());
    page.append("](performance/").append(section.scenario()).append(".svg)\n");
  }

  private static List<String> distinct(List<String> all) {
    return new ArrayList<>(new LinkedHashSet<>(all));
  }
}
