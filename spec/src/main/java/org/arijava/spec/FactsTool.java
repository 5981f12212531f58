/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Derives the facts from Asterisk's own api-docs.
 *
 * <p>Takes a directory with the api-docs of some releases ({@code <version>/<resource>.json}), a
 * file that says in which release everything came that was not there from the start of every
 * branch, and the directory to write to. The facts describe the newest release; the others must
 * agree with the file.
 */
public final class FactsTool {
  private final SortedMap<Version, ApiDocs> releases;
  private final SinceTable table;

  private FactsTool(SortedMap<Version, ApiDocs> releases, SinceTable table) {
    this.releases = releases;
    this.table = table;
  }

  /**
   * Runs the tool.
   *
   * @throws SpecException if the docs cannot be read, or disagree with the since-file
   */
  public static void main(String... args) {
    if (args.length != 3) {
      throw new SpecException("usage: FactsTool <api-docs directory> <since-file> <output>");
    }
    try {
      var tool = new FactsTool(releases(Path.of(args[0])), SinceTable.read(Path.of(args[1])));
      tool.write(Path.of(args[2]));
    } catch (IOException e) {
      throw new SpecException("cannot derive the facts: " + e.getMessage(), e);
    }
  }

  private static SortedMap<Version, ApiDocs> releases(Path dir) throws IOException {
    var releases = new TreeMap<Version, ApiDocs>();
    try (Stream<Path> children = Files.list(dir)) {
      for (Path child : children.sorted().toList()) {
        String name = child.getFileName().toString();
        if (Version.isVersion(name)) {
          releases.put(Version.of(name), ApiDocs.read(child));
        }
      }
    }
    if (releases.isEmpty()) {
      throw new SpecException(dir + ": there is no directory named by a version");
    }
    return releases;
  }

  private void write(Path output) throws IOException {
    ApiDocs newest = Objects.requireNonNull(releases.get(releases.lastKey()));
    List<String> disagreements = disagreements(newest);
    if (!disagreements.isEmpty()) {
      throw new SpecException(
          "the since-file disagrees with the docs:\n" + String.join("\n", disagreements));
    }
    Files.createDirectories(output);
    for (FactsFile facts : newest.facts(table)) {
      Files.writeString(output.resolve(facts.resource() + ".json"), new FactsWriter().write(facts));
    }
  }

  private List<String> disagreements(ApiDocs newest) {
    var found = new LinkedHashSet<String>();
    for (String key : table.keys()) {
      if (table.isGone(key) == newest.has(key)) {
        found.add(key + ": is " + (newest.has(key) ? "" : "not ") + "in the newest docs");
      }
    }
    for (Map.Entry<Version, ApiDocs> release : releases.entrySet()) {
      Version version = release.getKey();
      ApiDocs docs = release.getValue();
      var keys = new LinkedHashSet<>(newest.keys());
      keys.addAll(docs.keys());
      for (String key : keys) {
        if (newest.has(key) && docs.has(key) != table.has(key, version)) {
          found.add(key + ": is " + (docs.has(key) ? "" : "not ") + "in the docs of " + version);
        } else if (!newest.has(key) && !table.isGone(key)) {
          found.add(key + ": is only in the docs of " + version);
        }
      }
    }
    return new ArrayList<>(found);
  }
}
