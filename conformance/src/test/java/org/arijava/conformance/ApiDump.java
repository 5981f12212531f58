/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public API of one module as text: every class of its packages but the internal ones, sorted
 * by name, the same whichever JDK compiled it or runs this.
 */
final class ApiDump {
  private ApiDump() {}

  static String of(Path classFolder) {
    try (Stream<Path> files = Files.walk(classFolder)) {
      return of(
          files
              .map(file -> classFolder.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .map(ApiDump::load));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String of(Stream<? extends Class<?>> classes) {
    return classes
        .filter(ApiDump::isPublished)
        .sorted(Comparator.comparing(Class::getCanonicalName))
        .map(type -> new ClassSignature(type, ApiDump::isPublished).toString())
        .collect(Collectors.joining("\n"));
  }

  /** The lines of one text only, each with the class it belongs to; empty when the texts agree. */
  static String difference(String before, String after) {
    List<String> old = withOwners(before);
    List<String> now = withOwners(after);
    String changes = onlyIn(old, now, "- ") + onlyIn(now, old, "+ ");
    return changes.isEmpty() && !before.equals(after) ? "the order of the lines\n" : changes;
  }

  private static String onlyIn(List<String> lines, List<String> others, String mark) {
    var known = new HashSet<>(others);
    return lines.stream()
        .filter(line -> !known.contains(line))
        .map(line -> mark + line + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> withOwners(String dump) {
    var lines = new ArrayList<String>();
    String owner = "";
    for (String line : dump.lines().filter(line -> !line.isBlank()).toList()) {
      if (line.startsWith("  ")) {
        lines.add(owner + ":" + line);
      } else {
        owner = line.replaceAll(".*(?:class|interface|enum|record) ([\\w.]+).*", "$1");
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isPublished(Class<?> type) {
    return !(type.getPackageName() + ".").contains(".internal.") && ClassSignature.isOpen(type);
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name, false, ApiDump.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("conformance/pom.xml lacks the module that has " + name, e);
    }
  }
}
