/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * How much is measured. Immutable.
 *
 * @param minutes how long the measurements take, about, without starts and warm-ups; 0 for a smoke
 *     test, which measures nothing
 * @param jdks on how many JDKs
 */
record Scale(double minutes, int jdks) {

  /** As many of them are full for each JDK. */
  private static final double FULL = 15;

  private static final double WARM_UP = 10;
  private static final int LEAST_ROUNDS = 3;

  boolean smoke() {
    return minutes == 0;
  }

  private double share() {
    return minutes / (FULL * jdks);
  }

  /** So many rounds in a full run, fewer or more in a shorter or longer one. */
  int rounds(int full) {
    return smoke() ? 1 : (int) Math.max(Math.min(LEAST_ROUNDS, full), Math.round(full * share()));
  }

  /** In full from half of a full run on: cold processes tell of something else. */
  double warmUpSeconds() {
    return smoke() ? 0 : Math.min(WARM_UP, Math.max(3, 2 * WARM_UP * share()));
  }
}
