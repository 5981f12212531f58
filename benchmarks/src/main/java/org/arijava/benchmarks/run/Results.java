/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured: samples of quantities, in the order in which they came. Confined. */
final class Results {

  /**
   * What a sample is of.
   *
   * @param scenario as {@code firehose}
   * @param variant what differs within the scenario; may be empty
   * @param quantity what was measured, with its unit
   */
  record Key(String scenario, String variant, String quantity, String client, String platform) {

    static Key of(String scenario, String variant, String quantity, Contestant who) {
      return new Key(scenario, variant, quantity, who.client(), who.platform());
    }

    /** Of a client on a JDK, or of Node on its own. */
    static Key of(String scenario, String variant, String quantity, String client, String on) {
      return new Key(scenario, variant, quantity, client, client.startsWith("node") ? "Node" : on);
    }
  }

  /** How far the server was from being what limits. */
  static final String SERVER = "server's CPU, % of the time";

  /** Per cent of the time. */
  private static final double BUSY = 60;

  private static final String ABOUT = "# ";
  private static final String NOTE = "# note: ";
  private static final String HEAD = "scenario\tvariant\tquantity\tclient\tplatform\tsamples";

  private final String about;
  private final Map<Key, List<Double>> samples = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Nothing yet; when, on what and for how long it is measured, in words. */
  Results(String about) {
    this.about = about;
  }

  /**
   * What {@link #table} told.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  static Results read(List<String> table) {
    String first = table.isEmpty() ? "" : table.get(0);
    if (!first.startsWith(ABOUT) || !table.contains(HEAD)) {
      throw new IllegalArgumentException(
          "no table of results: it must begin with \"" + ABOUT + "\" and what it was measured on");
    }
    Results results = new Results(first.substring(ABOUT.length()));
    for (String line : table.subList(1, table.size())) {
      if (line.startsWith(NOTE)) {
        results.notes.add(line.substring(NOTE.length()));
      } else if (!line.equals(HEAD)) {
        results.row(line);
      }
    }
    return results;
  }

  private void row(String line) {
    String[] parts = line.split("\t");
    if (parts.length != HEAD.split("\t").length) {
      throw new IllegalArgumentException("no row of a table of results: " + line);
    }
    try {
      List<Double> values = Stream.of(parts[5].split(" ")).map(Double::valueOf).toList();
      samples.put(new Key(parts[0], parts[1], parts[2], parts[3], parts[4]), values);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no number among the samples: " + line, e);
    }
  }

  String about() {
    return about;
  }

  void add(String scenario, String variant, Contestant who, String quantity, double value) {
    Key key = Key.of(scenario, variant, quantity, who);
    samples.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /** Something that readers must know, such as a client that failed. */
  void note(String text) {
    System.err.println("note: " + text);
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** A client that failed. */
  void failed(Contestant who, String at, Throwable why) {
    note(who.client() + " on " + who.platform() + " failed at " + at + ": " + why.getMessage());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<Key> keys() {
    return List.copyOf(samples.keySet());
  }

  /** What this library was measured on. */
  Set<String> platforms() {
    return keys().stream()
        .filter(key -> key.client().equals("ari-java"))
        .map(Key::platform)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  boolean has(Key key) {
    return samples.containsKey(key);
  }

  /** The median and its bounds; {@link Estimate#NONE} without samples. */
  Estimate estimate(Key key) {
    return Estimate.ofMedian(doubles(key));
  }

  /**
   * One beside the other: of those that took turns, in each round, else of both medians at their
   * worst.
   */
  Estimate ratio(Key key, Key other) {
    double[] ours = doubles(key);
    double[] theirs = doubles(other);
    if (!key.platform().equals(other.platform()) || ours.length != theirs.length) {
      return estimate(key).over(estimate(other));
    }
    Arrays.setAll(ours, round -> ours[round] / theirs[round]);
    return Estimate.ofMedian(ours);
  }

  /** The median; NaN without samples. */
  double median(Key key) {
    return estimate(key).value();
  }

  double least(Key key) {
    return Arrays.stream(doubles(key)).min().orElse(Double.NaN);
  }

  double most(Key key) {
    return Arrays.stream(doubles(key)).max().orElse(Double.NaN);
  }

  /** Whether the server was so busy at it that it may be what limits. */
  boolean isLimited(String scenario, String variant, String client, String platform) {
    return median(new Key(scenario, variant, SERVER, client, platform)) > BUSY;
  }

  private double[] doubles(Key key) {
    return samples.getOrDefault(key, List.of()).stream().mapToDouble(d -> d).toArray();
  }

  int count(Key key) {
    return samples.getOrDefault(key, List.of()).size();
  }

  /** The median, and the least and the most if there are several samples. */
  String text(Key key) {
    String median = Report.number(median(key));
    return count(key) < 2
        ? median
        : median + " (" + Report.number(least(key)) + "–" + Report.number(most(key)) + ")";
  }

  /** All samples as tab-separated values. */
  String table() {
    StringBuilder table = new StringBuilder(ABOUT).append(about).append('\n');
    notes.forEach(note -> table.append(NOTE).append(note).append('\n'));
    table.append(HEAD).append('\n');
    samples.forEach(
        (key, values) -> {
          String all =
              values.stream()
                  .map(value -> String.format(Locale.ROOT, "%.3f", value))
                  .reduce((a, b) -> a + " " + b)
                  .orElse("");
          table
              .append(
                  String.join(
                      "\t",
                      key.scenario(),
                      key.variant(),
                      key.quantity(),
                      key.client(),
                      key.platform(),
                      all))
              .append('\n');
        });
    return table.toString();
  }
}
