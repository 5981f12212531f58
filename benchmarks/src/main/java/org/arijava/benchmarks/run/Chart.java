/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Horizontal bars on a logarithmic scale, as SVG. Confined to one thread. */
final class Chart {

  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int RIGHT = 80;
  private static final int BAR = 14;

  private final String title;
  private final String quantity;
  private final Map<String, Map<String, Double>> groups = new LinkedHashMap<>();

  Chart(String title, String quantity) {
    this.title = title;
    this.quantity = quantity;
  }

  void add(String label, String group, double value) {
    if (value > 0) {
      groups.computeIfAbsent(group, g -> new LinkedHashMap<>()).put(label, value);
    }
  }

  String svg() {
    List<Double> all = new ArrayList<>();
    groups.values().forEach(bars -> all.addAll(bars.values()));
    double least = all.stream().mapToDouble(d -> d).min().orElse(1);
    double most = all.stream().mapToDouble(d -> d).max().orElse(10);
    double from = Math.pow(10, Math.floor(Math.log10(least) - 0.05));
    double decades = Math.max(1, Math.ceil(Math.log10(most / from) - 0.001));
    StringBuilder body = new StringBuilder();
    int y = 48;
    for (Map.Entry<String, Map<String, Double>> group : groups.entrySet()) {
      if (!group.getKey().isEmpty()) {
        body.append(text(8, y + BAR - 3, "start", "bold", group.getKey()));
        y += BAR + 6;
      }
      for (Map.Entry<String, Double> bar : group.getValue().entrySet()) {
        double length =
            Math.max(1, Math.log10(bar.getValue() / from) / decades * (WIDTH - LEFT - RIGHT));
        body.append(text(LEFT - 6, y + BAR - 3, "end", "normal", bar.getKey()));
        body.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LEFT,
                y,
                length,
                BAR - 2,
                color(bar.getKey())));
        body.append(
            text(LEFT + length + 5, y + BAR - 3, "start", "normal", Report.number(bar.getValue())));
        y += BAR + 2;
      }
      y += 8;
    }
    return frame(y, from, decades, body);
  }

  private String frame(int height, double from, double decades, StringBuilder body) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH,
            height + 20));
    svg.append(text(8, 18, "start", "bold", title + ": " + quantity + " (logarithmic)"));
    for (int decade = 0; decade <= decades; decade++) {
      double x = LEFT + decade / decades * (WIDTH - LEFT - RIGHT);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"30\" y2=\"%2$d\" stroke=\"#ccc\"/>%n",
              x,
              height));
      svg.append(
          text(x, height + 14, "middle", "normal", Report.number(from * Math.pow(10, decade))));
    }
    return svg.append(body).append("</svg>\n").toString();
  }

  private static String text(double x, int y, String anchor, String weight, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;");
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        weight,
        safe);
  }

  private static String color(String label) {
    if (label.startsWith("ari-java")) {
      return "#1b7837";
    }
    return label.startsWith("floor") || label.startsWith("netty") ? "#999999" : "#d6604d";
  }
}
