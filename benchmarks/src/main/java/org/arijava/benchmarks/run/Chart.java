/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row for each client: its median as a dot, the least and the most as a line, on a logarithmic
 * axis. Confined to one thread.
 */
final class Chart {

  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 70;
  private static final int ROW = 16;

  private final String title;
  private final Map<String, Map<String, Estimate>> groups = new LinkedHashMap<>();

  Chart(String title) {
    this.title = title + " (logarithmic)";
  }

  /** The median of what is positive, and its spread. */
  void add(String label, String group, Estimate value) {
    if (value.least() > 0) {
      groups.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(label, value);
    }
  }

  String svg() {
    List<Double> all = new ArrayList<>();
    groups.values().stream()
        .flatMap(rows -> rows.values().stream())
        .forEach(value -> all.addAll(List.of(value.least(), value.most())));
    LogScale scale = LogScale.of(all, LEFT, WIDTH - RIGHT);
    Svg svg = new Svg();
    svg.text(8, 18, "start", "bold", title);
    int rows = groups.values().stream().mapToInt(group -> group.size() + 1).sum();
    int height = 40 + rows * ROW + groups.size() * ROW / 2;
    for (double decade : scale.decades()) {
      svg.line(scale.at(decade), 30, scale.at(decade), height, "stroke=\"#ccc\"");
      svg.text(scale.at(decade), height + 14.0, "middle", "normal", Report.plain(decade));
    }
    int y = 40;
    for (Map.Entry<String, Map<String, Estimate>> group : groups.entrySet()) {
      y += ROW;
      svg.text(8, y, "start", "bold", group.getKey());
      for (Map.Entry<String, Estimate> row : group.getValue().entrySet()) {
        y += ROW;
        row(svg, scale, y, row.getKey(), row.getValue());
      }
      y += ROW / 2;
    }
    return svg.of(WIDTH, height + 20, title);
  }

  private static void row(Svg svg, LogScale scale, int y, String label, Estimate value) {
    String color = Svg.color(label);
    double middle = y - 4.0;
    svg.text(LEFT - 6, y, "end", "normal", label);
    svg.line(
        scale.at(value.least()),
        middle,
        scale.at(value.most()),
        middle,
        "stroke=\"" + color + "\" stroke-width=\"2\"");
    svg.dot(scale.at(value.value()), middle, color);
    svg.text(scale.at(value.most()) + 7, y, "start", "normal", Report.number(value.value()));
  }
}
