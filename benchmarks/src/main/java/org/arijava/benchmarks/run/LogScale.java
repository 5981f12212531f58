/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A logarithmic axis over the decades of what it shows. Immutable.
 *
 * @param from the first power of ten
 * @param to the last
 * @param begin where the first is drawn
 * @param end where the last is drawn
 */
record LogScale(int from, int to, double begin, double end) {

  /** An axis for positive values. */
  static LogScale of(List<Double> values, double begin, double end) {
    double least = values.stream().mapToDouble(d -> d).min().orElse(1);
    double most = values.stream().mapToDouble(d -> d).max().orElse(10);
    int from = (int) Math.floor(Math.log10(least) + 1e-9);
    int to = Math.max(from + 1, (int) Math.ceil(Math.log10(most) - 1e-9));
    return new LogScale(from, to, begin, end);
  }

  double at(double value) {
    return begin + (Math.log10(value) - from) / (to - from) * (end - begin);
  }

  /** The powers of ten on it. */
  List<Double> decades() {
    return IntStream.rangeClosed(from, to).mapToObj(i -> Math.pow(10, i)).toList();
  }
}
