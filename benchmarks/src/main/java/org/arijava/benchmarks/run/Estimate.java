/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.Arrays;

/**
 * A figure and the bounds between which it lies, as far as rounds can tell. Immutable.
 *
 * @param value NaN where nothing was measured
 */
record Estimate(double value, double least, double most) {

  static final Estimate NONE = exactly(Double.NaN);

  private static final double DOUBT = 0.05;

  static Estimate exactly(double value) {
    return new Estimate(value, value, value);
  }

  /**
   * The median, and the rounds between which it lies with 95 % certainty: the k-th from either end,
   * where so few would be below the median by the toss of a coin. Of fewer than nine rounds these
   * are the least and the most.
   */
  static Estimate ofMedian(double[] samples) {
    if (samples.length == 0) {
      return NONE;
    }
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    int end = Math.max(0, outside(count) - 1);
    return new Estimate(median, sorted[end], sorted[count - 1 - end]);
  }

  private static int outside(int count) {
    double exactly = Math.pow(0.5, count);
    double atMost = exactly;
    int outside = 0;
    while (2 * atMost <= DOUBT) {
      outside++;
      exactly *= (count - outside + 1) / (double) outside;
      atMost += exactly;
    }
    return outside;
  }

  boolean isMissing() {
    return Double.isNaN(value);
  }

  /** The greater of the two, whichever that is; missing where one is. */
  Estimate orMore(Estimate other) {
    return new Estimate(
        Math.max(value, other.value), Math.max(least, other.least), Math.max(most, other.most));
  }

  /** The smaller of the two, whichever that is; missing where one is. */
  Estimate orLess(Estimate other) {
    return new Estimate(
        Math.min(value, other.value), Math.min(least, other.least), Math.min(most, other.most));
  }

  /** This beside the other. */
  Estimate over(Estimate other) {
    return new Estimate(value / other.value, least / other.most, most / other.least);
  }
}
