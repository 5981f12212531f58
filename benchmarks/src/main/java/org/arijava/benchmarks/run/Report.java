/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.arijava.benchmarks.run.Results.Key;

/** What was measured, as a page with plots. Confined to one thread. */
final class Report {

  /** In the order in which tables tell them. */
  private static final List<String> CLIENTS =
      List.of(
          "floor",
          "floor-mailboxes",
          "netty",
          "ari-java",
          "ari-java-async",
          "ari-java-dynamic",
          "ari4java",
          "node",
          "node-no-keep-alive");

  private final Results results;
  private final Comparator<Key> order;
  private final StringBuilder page = new StringBuilder();

  Report(Results results) {
    this.results = results;
    List<String> platforms = List.copyOf(results.platforms());
    order =
        Comparator.comparingInt((Key key) -> place(platforms, key.platform()))
            .thenComparingInt(key -> place(CLIENTS, Contestant.program(key.client())));
  }

  /** Writes performance.md into the folder, and performance/*.svg and results.tsv below it. */
  void write(Path folder) throws IOException {
    Path plots = Files.createDirectories(folder.resolve("performance"));
    KnownOrder known = new KnownOrder(results);
    List<Target> targets = Targets.of(results);
    page.append("# Performance\n\n").append(Words.INTRODUCTION);
    page.append("\nThis page is written by the run. ").append(results.about());
    page.append(". All samples: [results.tsv](performance/results.tsv).\n");
    if (!results.notes().isEmpty()) {
      page.append("\n## Notes of the run\n\n");
      results.notes().forEach(note -> page.append("- ").append(note).append('\n'));
    }
    page.append("\n## In short\n\n").append(new Summary(results).text(targets, known));
    page.append("\n## Targets\n\n").append(Words.TARGETS);
    targets(targets, known);
    page.append("\n## How it is measured\n\n").append(Words.METHOD);
    page.append("\n## The others\n\n").append(Words.OTHERS).append(known.table());
    for (Words.Section section : Words.SECTIONS) {
      section(section, plots);
    }
    Files.writeString(folder.resolve("performance.md"), page);
    Files.writeString(plots.resolve("results.tsv"), results.table());
  }

  private void targets(List<Target> targets, KnownOrder known) {
    page.append("| target | on | wanted | measured | between | reached |\n");
    page.append("|--|--|--|--:|--:|--|\n");
    boolean doubtful = false;
    for (Target target : targets) {
      boolean marked = known.isDoubtful(target.restsOn(), target.on());
      doubtful |= marked;
      Estimate measured = target.measured();
      String least = number(measured.least());
      String most = number(measured.most());
      page.append("| ").append(target.what()).append(marked ? " † | " : " | ");
      page.append(
          String.join(
              " | ",
              target.on(),
              target.wanted(),
              number(measured.value()),
              least.equals(most) ? "" : least + "–" + most,
              target.verdict().text()));
      page.append(" |\n");
    }
    if (doubtful) {
      page.append(Words.DOUBTFUL);
    }
  }

  private void section(Words.Section section, Path plots) throws IOException {
    List<Key> keys =
        results.keys().stream()
            .filter(key -> key.scenario().equals(section.scenario()))
            .sorted(order)
            .toList();
    if (keys.isEmpty()) {
      return;
    }
    page.append("\n## ").append(section.title()).append("\n\n");
    page.append(section.text()).append('\n');
    if (section.scenario().equals("latency")) {
      page.append(new RateTable(results, keys).text());
      plot(section, keys, plots);
      return;
    }
    for (String variant : distinct(keys.stream().map(Key::variant).toList())) {
      List<Key> of = keys.stream().filter(key -> key.variant().equals(variant)).toList();
      if (!variant.isEmpty()) {
        page.append("\n**").append(section.named(variant)).append("**\n");
      }
      table(of, section.plotted());
    }
    plot(section, keys, plots);
  }

  private void table(List<Key> keys, String first) {
    Set<String> quantities = new LinkedHashSet<>();
    keys.stream().map(Key::quantity).filter(first::equals).forEach(quantities::add);
    keys.forEach(key -> quantities.add(key.quantity()));
    page.append("\n| client | on | ").append(String.join(" | ", quantities));
    page.append(" | rounds |\n|--|--");
    quantities.forEach(quantity -> page.append("|--:"));
    page.append("|--:|\n");
    Set<List<String>> rows = new LinkedHashSet<>();
    keys.forEach(key -> rows.add(List.of(key.client(), key.platform())));
    Key any = keys.get(0);
    boolean limited = false;
    for (List<String> row : rows) {
      boolean marked = results.isLimited(any.scenario(), any.variant(), row.get(0), row.get(1));
      limited |= marked;
      page.append("| ").append(row.get(0)).append(marked ? " ‡ | " : " | ").append(row.get(1));
      int rounds = 0;
      for (String quantity : quantities) {
        Key key = new Key(any.scenario(), any.variant(), quantity, row.get(0), row.get(1));
        rounds = Math.max(rounds, results.count(key));
        page.append(" | ").append(results.has(key) ? results.text(key) : "");
      }
      page.append(" | ").append(rounds).append(" |\n");
    }
    if (limited) {
      page.append(Words.LIMITED);
    }
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A power of ten without digits that say nothing. */
  static String plain(double value) {
    return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
  }

  private void plot(Words.Section section, List<Key> keys, Path plots) throws IOException {
    List<Key> of = keys.stream().filter(key -> key.quantity().equals(section.plotted())).toList();
    if (of.isEmpty()) {
      return;
    }
    String title = section.title() + ": " + section.plotted();
    Files.writeString(
        plots.resolve(section.scenario() + ".svg"),
        section.unit().isEmpty() ? dots(title, of) : lines(title, section.axis(), of));
    page.append("\n![").append(title);
    page.append("](performance/").append(section.scenario()).append(".svg)\n");
  }

  private String dots(String title, List<Key> keys) {
    Chart chart = new Chart(title);
    for (Key key : keys) {
      Estimate spread = new Estimate(results.median(key), results.least(key), results.most(key));
      chart.add(label(key), key.variant(), spread);
    }
    return chart.svg();
  }

  private String lines(String title, String unit, List<Key> keys) {
    LineChart chart = new LineChart(title, unit);
    for (Key key : keys) {
      double number = Double.parseDouble(key.variant().replaceAll("\\D", ""));
      chart.add(label(key), number, results.median(key));
    }
    return chart.svg();
  }

  private static String label(Key key) {
    return key.platform().startsWith("JDK") ? key.client() + ", " + key.platform() : key.client();
  }

  /** Behind all where it is none of these. */
  private static int place(List<String> all, String one) {
    int place = all.indexOf(one);
    return place < 0 ? all.size() : place;
  }

  private static List<String> distinct(List<String> all) {
    return new ArrayList<>(new LinkedHashSet<>(all));
  }
}
