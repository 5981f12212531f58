/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads apt's lists of sources, in its one-line format and in that of {@code .sources} files. */
final class AptSources {
  private AptSources() {}

  /** Every enabled source of binary packages that the folder {@code etc} (of apt) names. */
  static List<AptSource> read(Path etc) {
    var sources = new ArrayList<AptSource>();
    readFile(etc.resolve("sources.list")).map(AptSources::parseList).ifPresent(sources::addAll);
    var parts = etc.resolve("sources.list.d");
    if (!Files.isDirectory(parts)) {
      return sources;
    }
    List<Path> files;
    try (var listing = Files.list(parts)) {
      files = listing.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Path file : files) {
      var name = file.getFileName().toString();
      if (name.endsWith(".list")) {
        readFile(file).map(AptSources::parseList).ifPresent(sources::addAll);
      } else if (name.endsWith(".sources")) {
        readFile(file).map(AptSources::parseDeb822).ifPresent(sources::addAll);
      }
    }
    return sources;
  }

  static List<AptSource> parseList(String text) {
    var sources = new ArrayList<AptSource>();
    for (String line : text.lines().map(AptSources::withoutComment).toList()) {
      if (!line.matches("deb\\s.*")) {
        continue;
      }
      var rest = line.substring(3).strip();
      Optional<String> signedBy = Optional.empty();
      if (rest.startsWith("[")) {
        int end = rest.indexOf(']');
        if (end < 0) {
          continue;
        }
        signedBy =
            words(rest.substring(1, end)).stream()
                .filter(option -> option.startsWith("signed-by="))
                .map(option -> option.substring("signed-by=".length()).split(",", 2)[0])
                .findFirst();
        rest = rest.substring(end + 1).strip();
      }
      var fields = words(rest);
      if (fields.size() >= 2) {
        sources.add(
            new AptSource(
                List.of(fields.get(0)),
                List.of(fields.get(1)),
                fields.subList(2, fields.size()),
                signedBy));
      }
    }
    return sources;
  }

  static List<AptSource> parseDeb822(String text) {
    var sources = new ArrayList<AptSource>();
    var withoutComments = new StringBuilder();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> withoutComments.append(line).append('\n'));
    for (String stanza : withoutComments.toString().split("\n\\s*\n", -1)) {
      var fields = fields(stanza);
      boolean enabled = !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
      if (enabled && words(fields.getOrDefault("types", "")).contains("deb")) {
        sources.add(
            new AptSource(
                words(fields.getOrDefault("uris", "")),
                words(fields.getOrDefault("suites", "")),
                words(fields.getOrDefault("components", "")),
                words(fields.getOrDefault("signed-by", "")).stream().findFirst()));
      }
    }
    return sources;
  }

  private static Map<String, String> fields(String stanza) {
    var fields = new LinkedHashMap<String, String>();
    var name = "";
    for (String line : stanza.lines().toList()) {
      int colon = line.indexOf(':');
      if (line.startsWith(" ") || line.startsWith("\t")) {
        fields.merge(name, line.strip(), (a, b) -> a + " " + b);
      } else if (colon > 0) {
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.put(name, line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return (hash < 0 ? line : line.substring(0, hash)).strip();
  }

  private static Optional<String> readFile(Path file) {
    try {
      return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
