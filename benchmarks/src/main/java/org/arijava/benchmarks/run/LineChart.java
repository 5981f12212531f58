/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Medians by a number, a line for each client, both axes logarithmic. Confined to one thread. */
final class LineChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 50;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final int BOTTOM = 40;
  private static final int LABEL = 13;

  private final String title;
  private final String unit;
  private final Map<String, NavigableMap<Double, Double>> lines = new LinkedHashMap<>();

  /** A chart of nothing yet; the unit is that of the numbers along it. */
  LineChart(String title, String unit) {
    this.title = title + " (logarithmic)";
    this.unit = unit;
  }

  void add(String label, double number, double value) {
    if (value > 0) {
      lines.computeIfAbsent(label, l -> new TreeMap<>()).put(number, value);
    }
  }

  String svg() {
    List<Double> numbers = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    lines.values().forEach(line -> numbers.addAll(line.keySet()));
    lines.values().forEach(line -> values.addAll(line.values()));
    LogScale across = LogScale.of(numbers, LEFT, WIDTH - RIGHT);
    LogScale up = LogScale.of(values, HEIGHT - BOTTOM, TOP);
    Svg svg = new Svg();
    svg.text(8, 18, "start", "bold", title);
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8.0, "middle", "normal", unit);
    for (double decade : across.decades()) {
      svg.line(across.at(decade), TOP, across.at(decade), HEIGHT - BOTTOM, "stroke=\"#ccc\"");
      svg.text(across.at(decade), HEIGHT - BOTTOM + 14.0, "middle", "normal", Report.plain(decade));
    }
    for (double decade : up.decades()) {
      svg.line(LEFT, up.at(decade), WIDTH - RIGHT, up.at(decade), "stroke=\"#ccc\"");
      svg.text(LEFT - 6, up.at(decade) + 4, "end", "normal", Report.plain(decade));
    }
    lines.forEach((label, line) -> draw(svg, label, line, across, up));
    labels(svg, up);
    return svg.of(WIDTH, HEIGHT, title);
  }

  private static void draw(
      Svg svg, String label, NavigableMap<Double, Double> line, LogScale across, LogScale up) {
    String color = Svg.color(label);
    String dashes = label.endsWith("17") ? " stroke-dasharray=\"5 3\"" : "";
    Map.Entry<Double, Double> last = null;
    for (Map.Entry<Double, Double> point : line.entrySet()) {
      double x = across.at(point.getKey());
      double y = up.at(point.getValue());
      svg.dot(x, y, color);
      if (last != null) {
        String style = "stroke=\"" + color + "\" stroke-width=\"1.5\"" + dashes;
        svg.line(across.at(last.getKey()), up.at(last.getValue()), x, y, style);
      }
      last = point;
    }
  }

  /** At the end of each line, one below the other. */
  private void labels(Svg svg, LogScale up) {
    double lowest = TOP - LABEL;
    List<Map.Entry<String, NavigableMap<Double, Double>>> sorted =
        lines.entrySet().stream()
            .sorted((a, b) -> Double.compare(last(b.getValue()), last(a.getValue())))
            .toList();
    for (Map.Entry<String, NavigableMap<Double, Double>> line : sorted) {
      lowest = Math.max(lowest + LABEL, up.at(last(line.getValue())) + 4);
      svg.text(WIDTH - RIGHT + 8, lowest, "start", "normal", line.getKey());
    }
  }

  private static double last(NavigableMap<Double, Double> line) {
    return line.lastEntry().getValue();
  }
}
