/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is dialled leads where: the contexts and extensions of an extensions.conf. */
public final class Dialplan {
  private static final Pattern LINE =
      Pattern.compile(
          "(exten|same)\\s*=>?\\s*(?:(?<exten>[^,]+?)\\s*,\\s*)?(?<priority>\\d+|n)\\s*"
              + "(?:\\((?<label>[^)]*)\\))?\\s*,\\s*(?<app>\\w+)\\s*(?:\\((?<data>.*)\\))?\\s*");

  /** The context of calls that go to an application without an extension of the text. */
  static final String DIRECT = "from-simulator";

  private final Map<String, Map<String, Extension>> contexts = new LinkedHashMap<>();
  private final Map<String, List<String>> includes = new LinkedHashMap<>();

  /** One application to run. */
  record Step(@Nullable String label, String app, String data) {}

  /** The steps of an extension, by priority. */
  record Extension(TreeMap<Integer, Step> steps) {}

  /**
   * Reads a text in the form of extensions.conf, in addition to what is there; lines before the
   * first section belong to the context {@code default}.
   *
   * @throws IllegalArgumentException if a line is neither of what is understood here
   */
  public void read(String text) {
    String context = "default";
    String exten = "";
    int priority = 0;
    for (String raw : text.lines().toList()) {
      String line = raw.replaceFirst("(?<!\\\\);.*", "").strip();
      Matcher matcher = LINE.matcher(line);
      if (line.isEmpty()) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        context = line.substring(1, line.length() - 1).strip();
        contexts.computeIfAbsent(context, c -> new LinkedHashMap<>());
      } else if (line.matches("include\\s*=>?.*")) {
        String included = line.replaceFirst("include\\s*=>?\\s*", "");
        includes.computeIfAbsent(context, c -> new ArrayList<>()).add(included);
      } else if (matcher.matches()) {
        String name = matcher.group("exten");
        if (name != null) {
          priority = name.equals(exten) ? priority : 0;
          exten = name;
        }
        String number = matcher.group("priority");
        priority = number.equals("n") ? priority + 1 : Integer.parseInt(number);
        String data = matcher.group("data");
        add(
            context,
            exten,
            priority,
            new Step(matcher.group("label"), matcher.group("app"), data == null ? "" : data));
      } else {
        throw new IllegalArgumentException("The dialplan has the line \"" + raw.strip() + "\"");
      }
    }
  }

  /** Makes an extension that goes to an application, and nowhere after that. */
  void addDirect(String exten, String application) {
    add(DIRECT, exten, 1, new Step(null, "Stasis", application));
    add(DIRECT, exten, 2, new Step(null, "Hangup", ""));
  }

  private void add(String context, String exten, int priority, Step step) {
    contexts
        .computeIfAbsent(context, c -> new LinkedHashMap<>())
        .computeIfAbsent(exten, e -> new Extension(new TreeMap<>()))
        .steps()
        .put(priority, step);
  }

  /** The extension that a number means in a context; null if none. */
  @Nullable Extension find(String context, String number) {
    Map<String, Extension> own = contexts.getOrDefault(context, Map.of());
    Extension exact = own.get(number);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Extension> entry : own.entrySet()) {
      if (entry.getKey().startsWith("_") && matches(entry.getKey().substring(1), number)) {
        return entry.getValue();
      }
    }
    for (String included : includes.getOrDefault(context, List.of())) {
      Extension there = find(included, number);
      if (there != null) {
        return there;
      }
    }
    return null;
  }

  /** Whether a number leads somewhere in a context. */
  public boolean has(String context, String number) {
    return find(context, number) != null;
  }

  /**
   * The application that a call to a number comes to first, as the text says it; null if it comes
   * to none, or to one that only the call itself decides.
   */
  public @Nullable String applicationOf(String context, String number) {
    Extension extension = find(context, number);
    if (extension != null) {
      for (Step step : extension.steps().values()) {
        if (step.app().equals("Stasis")) {
          String name = step.data().split(",", 2)[0].strip();
          return name.contains("${") || name.isEmpty() ? null : name;
        }
      }
    }
    return null;
  }

  /** The priority of a label; 0 if there is none. */
  public int priorityOf(String context, String number, String label) {
    Extension extension = find(context, number);
    if (extension != null) {
      for (Map.Entry<Integer, Step> step : extension.steps().entrySet()) {
        if (label.equals(step.getValue().label())) {
          return step.getKey();
        }
      }
    }
    return 0;
  }

  private static boolean matches(String pattern, String number) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case 'X', 'x' -> regex.append("[0-9]");
        case 'Z', 'z' -> regex.append("[1-9]");
        case 'N', 'n' -> regex.append("[2-9]");
        case '.' -> regex.append(".+");
        case '!' -> regex.append(".*");
        case '[' -> {
          int end = pattern.indexOf(']', i);
          if (end < 0) {
            return false;
          }
          regex.append('[').append(pattern, i + 1, end).append(']');
          i = end;
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return number.matches(regex.toString());
  }
}
