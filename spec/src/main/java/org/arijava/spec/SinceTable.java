/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first release of each branch that has something.
 *
 * <p>A line of the file is {@code <key> :: <a version or - for each of 16 to 23>}, followed by
 * {@code NOT-IN-MASTER} if the newest docs no longer have it. What has no line was in the first
 * release of each branch. The keys are those of {@link ApiDocs#keys()}; a trailing {@code !} tells
 * that a field is required, which is no matter here.
 */
final class SinceTable {
  private static final List<Integer> COLUMNS = List.of(16, 17, 18, 19, 20, 21, 22, 23);
  private static final List<Integer> BRANCHES = List.of(16, 18, 20, 21, 22, 23);

  private final Map<String, SortedMap<Integer, Version>> since = new LinkedHashMap<>();
  private final Set<String> present = new LinkedHashSet<>();

  static SinceTable read(Path file) throws IOException {
    var table = new SinceTable();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        table.add(line);
      }
    }
    return table;
  }

  private void add(String line) {
    String[] sides = line.split(" :: ", -1);
    String[] words = sides[sides.length - 1].strip().split("\\s+", -1);
    if (sides.length != 2 || words.length < COLUMNS.size()) {
      throw new SpecException("the since-file has the malformed line \"" + line + "\"");
    }
    boolean field = sides[0].startsWith("field|") && sides[0].endsWith("!");
    String key = field ? sides[0].substring(0, sides[0].length() - 1) : sides[0];
    SortedMap<Integer, Version> versions = since.computeIfAbsent(key, k -> new TreeMap<>());
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (!words[i].equals("-")) {
        versions.merge(COLUMNS.get(i), Version.of(words[i]), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    if (!List.of(words).contains("NOT-IN-MASTER")) {
      present.add(key);
    }
  }

  Set<String> keys() {
    return since.keySet();
  }

  /** Whether the newest docs no longer have it. */
  boolean isGone(String key) {
    return since.containsKey(key) && !present.contains(key);
  }

  /** Whether a release has it. */
  boolean has(String key, Version release) {
    Version first = first(key, release.branch());
    return first != null && first.compareTo(release) <= 0;
  }

  /** The first release of each branch that has it, of the branches that facts speak of. */
  List<String> since(String key) {
    var versions = new ArrayList<String>();
    for (int branch : BRANCHES) {
      Version first = first(key, branch);
      if (first != null) {
        versions.add(first.toString());
      }
    }
    return versions;
  }

  /** As {@link #since(String)}, but empty when it is as old as its owner. */
  List<String> since(String key, List<String> owner) {
    List<String> versions = since(key);
    return versions.equals(owner) ? List.of() : versions;
  }

  private @Nullable Version first(String key, int branch) {
    SortedMap<Integer, Version> versions = since.get(key);
    return versions == null ? new Version(branch, 0, 0) : versions.get(branch);
  }
}
