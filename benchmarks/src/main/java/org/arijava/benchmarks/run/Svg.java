/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.Locale;

/** The drawing of a plot. Confined to one thread. */
final class Svg {

  private final StringBuilder body = new StringBuilder();

  void line(double x1, double y1, double x2, double y2, String style) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>%n",
            x1,
            y1,
            x2,
            y2,
            style));
  }

  void dot(double x, double y, String color) {
    body.append(
        String.format(
            Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, color));
  }

  void text(double x, double y, String anchor, String weight, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            weight,
            safe(text)));
  }

  /** The whole. */
  String of(int width, int height, String title) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                + " height=\"%2$d\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\">%n"
                + "<title>%3$s</title>%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            width,
            height,
            safe(title))
        + body
        + "</svg>\n";
  }

  static String color(String client) {
    if (client.startsWith(Contestant.TYPED)) {
      return "#1b7837";
    }
    return client.startsWith("floor") || client.startsWith("netty") ? "#888888" : "#d6604d";
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
