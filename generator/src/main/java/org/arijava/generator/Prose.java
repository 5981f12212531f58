/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.generator;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Javadoc text, wrapped and made harmless. */
final class Prose {

  private static final int WIDTH = 90;

  private Prose() {}

  /** The text as Javadoc that cannot end its comment, start a tag or escape into code. */
  static CodeBlock of(String text) {
    return CodeBlock.of("$L", wrap(safe(text)));
  }

  /** The text as a tag of Javadoc. */
  static CodeBlock tag(String tag, String text) {
    return CodeBlock.of("\n$L", wrap("@" + tag + " " + safe(text)));
  }

  /** An @ inside a word begins no tag, and stays readable inside of code. */
  static String safe(String text) {
    return text.strip()
        .replace("*/", "*&#47;")
        .replace("\\", "&#92;")
        .replaceAll("(?<![A-Za-z0-9{])@", "&#64;")
        .replaceAll("\\{@(?!code |link |linkplain |literal )", "{&#64;");
  }

  private static String wrap(String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" +")) {
        if (line.length() + word.length() + 1 > WIDTH && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }

  /**
   * A sentence that tells since which releases of Asterisk there is something; empty for always.
   * Branches that began with it are not named after an older one, for they say nothing new.
   */
  static String since(List<String> releases) {
    if (releases.isEmpty() || releases.get(0).equals("16.0.0")) {
      return "";
    }
    List<String> brief =
        IntStream.range(0, releases.size())
            .filter(i -> i == 0 || !releases.get(i).endsWith(".0.0"))
            .mapToObj(i -> releases.get(i).replaceAll("(\\.0)+$", ""))
            .toList();
    String last = brief.get(brief.size() - 1);
    return "\n<p>Since Asterisk "
        + (brief.size() == 1
            ? last
            : String.join(", ", brief.subList(0, brief.size() - 1)) + " and " + last)
        + ".";
  }
}
