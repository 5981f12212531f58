/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.util.Arrays;

/** Times between an event and the answer to it. Confined to one thread. */
final class Latencies {

  private final long[] samples;
  private int count;

  Latencies(int most) {
    samples = new long[most];
  }

  void add(long nanos) {
    if (count < samples.length) {
      samples[count++] = nanos;
    }
  }

  /** So many microseconds or fewer passed in this share of the cases. */
  double micros(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(samples, count);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * count) - 1;
    return sorted[Math.max(0, Math.min(count - 1, index))] / 1000.0;
  }
}
