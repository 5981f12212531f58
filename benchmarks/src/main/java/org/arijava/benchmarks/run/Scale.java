/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * How long the measurements take. Immutable.
 *
 * @param seconds in all; 0 for a smoke test, which measures nothing
 */
record Scale(double seconds) {

  boolean smoke() {
    return seconds == 0;
  }

  int leastRounds() {
    return smoke() ? 1 : 3;
  }

  double warmUpSeconds() {
    return smoke() ? 0 : Math.min(8, Math.max(2, seconds / 300));
  }

  /** A share of the time, in seconds. */
  double share(double percent) {
    return seconds * percent / 100;
  }
}
