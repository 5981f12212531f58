/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * How long the measurements take. Immutable.
 *
 * @param seconds in all; 0 for a smoke test, which measures nothing
 * @param jdks on how many JDKs
 */
record Scale(double seconds, int jdks) {

  private static final double MEASURING = 0.35;
  private static final double WARMING = 0.6;
  private static final int MATCHES = 12;
  private static final int CLIENTS_ON_EACH_JDK = 6;

  boolean smoke() {
    return seconds == 0;
  }

  int leastRounds() {
    return smoke() ? 1 : 3;
  }

  double warmUpSeconds() {
    double each = seconds * WARMING / (MATCHES * (CLIENTS_ON_EACH_JDK * jdks + 1));
    return smoke() ? 0 : Math.min(10, Math.max(2, each));
  }

  /** A share of the time for measuring, in seconds. */
  double share(double percent) {
    return seconds * MEASURING * percent / 100;
  }
}
