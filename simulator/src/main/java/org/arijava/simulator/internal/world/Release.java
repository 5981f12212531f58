/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.List;
import java.util.Map;

/** The release of Asterisk that is simulated. Immutable. */
public record Release(int branch, int minor, int patch) {
  private static final Map<Integer, Release> LATEST =
      Map.of(
          16, new Release(16, 28, 0),
          18, new Release(18, 26, 4),
          20, new Release(20, 20, 1),
          21, new Release(21, 12, 3),
          22, new Release(22, 10, 1),
          23, new Release(23, 4, 1));

  /** The newest known release of a branch. */
  public static Release ofBranch(int branch) {
    Release release = LATEST.get(branch);
    if (release == null) {
      throw new IllegalArgumentException(
          "There is no Asterisk "
              + branch
              + " to simulate, only "
              + LATEST.keySet().stream().sorted().toList());
    }
    return release;
  }

  /**
   * Whether this release has something.
   *
   * @param since the first release of each branch that has it
   */
  public boolean has(List<String> since) {
    return since.stream()
        .map(Release::of)
        .anyMatch(first -> first.branch == branch && !before(first));
  }

  /**
   * Whether it is of the branch 16, which answers some requests otherwise than all later ones that
   * were measured.
   */
  public boolean isOldest() {
    return branch == 16;
  }

  private static Release of(String text) {
    String[] parts = text.split("\\.", -1);
    return new Release(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private boolean before(Release other) {
    return minor < other.minor || (minor == other.minor && patch < other.patch);
  }

  @Override
  public String toString() {
    return branch + "." + minor + "." + patch;
  }
}
