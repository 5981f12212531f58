/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The number of a release of Asterisk. */
record Version(int branch, int minor, int patch) implements Comparable<Version> {
  private static final Pattern PATTERN = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::branch)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  static boolean isVersion(String text) {
    return PATTERN.matcher(text).matches();
  }

  static Version of(String text) {
    if (!isVersion(text)) {
      throw new SpecException("\"" + text + "\" is no version");
    }
    List<Integer> parts = Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList();
    return new Version(parts.get(0), parts.get(1), parts.get(2));
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return branch + "." + minor + "." + patch;
  }
}
