/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The committed list of what facts and served docs may differ in, a reason with each. */
final class KnownDifferences {
  /**
   * A line is {@code <branch> | <where> | <statement> | <reason>}; one that begins with # is not.
   */
  static final String RESOURCE = "known-differences.txt";

  private KnownDifferences() {}

  /** The differences of a branch, without their reasons. */
  static Set<String> of(int branch) throws IOException {
    Set<String> known = new TreeSet<>();
    try (InputStream in =
        Objects.requireNonNull(KnownDifferences.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int reason = line.lastIndexOf(" | ");
          if (line.split(" \\| ", -1).length != 4 || line.substring(reason + 3).isBlank()) {
            throw new IllegalArgumentException(RESOURCE + ": no reason: " + line);
          }
          String difference = line.substring(0, reason);
          if (difference.startsWith(branch + " | ") && !known.add(difference)) {
            throw new IllegalArgumentException(RESOURCE + ": twice: " + difference);
          }
        }
      }
    }
    return known;
  }
}
