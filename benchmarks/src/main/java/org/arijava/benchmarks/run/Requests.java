/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arijava.benchmarks.run.Match.Pair;

/** REST requests, as fast as they are answered. Confined to one thread. */
final class Requests {

  static final String COST = "CPU µs/request";

  private static final double ROUND_SECONDS = 0.8;
  private static final int ROUNDS = 9;

  private final Lab lab;
  private final Results results;
  private final Scale scale;
  private final Map<Contestant, Integer> sizes = new HashMap<>();

  Requests(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void inFlight(List<Contestant> contestants, int inFlight) {
    String variant = inFlight + " in flight";
    String what = "requests, " + variant;
    try (Match match = new Match(lab, results, contestants)) {
      match.each(what, pair -> warmUp(pair, inFlight));
      match.each(what, pair -> measure(pair, variant, inFlight, new Results("")));
      match.rounds(
          what, who -> scale.rounds(ROUNDS), pair -> measure(pair, variant, inFlight, results));
    }
  }

  private void warmUp(Pair pair, int inFlight) {
    int size = scale.smoke() ? 128 : 2_048;
    long end = System.nanoTime() + (long) (scale.warmUpSeconds() * 1e9);
    do {
      long began = System.nanoTime();
      get(pair, size, inFlight);
      double took = (System.nanoTime() - began) / 1e9;
      if (!scale.smoke()) {
        size = (int) (size * Math.min(4, ROUND_SECONDS / took)) / 64 * 64;
        size = Math.max(64, Math.min(200_000, size));
      }
    } while (System.nanoTime() < end);
    sizes.put(pair.who(), size);
  }

  private void measure(Pair pair, String variant, int inFlight, Results into) {
    int size = sizes.getOrDefault(pair.who(), 2_048);
    // what rested during the turns of others gets going
    get(pair, Math.max(64, size / 4), inFlight);
    Cost cost = Cost.of(pair, () -> get(pair, size, inFlight));
    cost.add(into, "requests", variant, pair.who(), "request");
    double lost = Math.abs(100 * (size - cost.count()) / size);
    into.add("requests", variant, pair.who(), "requests lost, %", lost);
  }

  /** Gives how many were answered. */
  private static double get(Pair pair, int size, int inFlight) {
    return Fields.of(pair.client().ask("get " + size + " " + inFlight)).number("count");
  }
}
