/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arijava.benchmarks.run.Match.Pair;

/** REST requests, as fast as they are answered. Confined to one thread. */
final class Requests {

  private static final double ROUND_SECONDS = 0.8;

  private final Lab lab;
  private final Results results;
  private final Scale scale;
  private final Map<Contestant, Integer> sizes = new HashMap<>();

  Requests(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void inFlight(List<Contestant> contestants, int inFlight, double seconds) {
    String variant = inFlight + " in flight";
    try (Match match = new Match(lab, results, contestants)) {
      match.each(variant, pair -> warmUp(pair, inFlight));
      match.rounds(variant, seconds, scale.leastRounds(), pair -> measure(pair, variant, inFlight));
    }
  }

  private void warmUp(Pair pair, int inFlight) {
    int size = scale.smoke() ? 128 : 2_048;
    long end = System.nanoTime() + (long) (scale.warmUpSeconds() * 1e9);
    do {
      long began = System.nanoTime();
      pair.client().ask("get " + size + " " + inFlight);
      double took = (System.nanoTime() - began) / 1e9;
      if (!scale.smoke()) {
        size = (int) (size * Math.min(4, ROUND_SECONDS / took)) / 64 * 64;
        size = Math.max(64, Math.min(200_000, size));
      }
    } while (System.nanoTime() < end);
    sizes.put(pair.who(), size);
  }

  private void measure(Pair pair, String variant, int inFlight) {
    Contestant who = pair.who();
    int size = sizes.getOrDefault(who, 2_048);
    double bytes = allocated(pair);
    double cpu = pair.client().cpu();
    double serverCpu = pair.server().cpu();
    long began = System.nanoTime();
    String done = pair.client().ask("get " + size + " " + inFlight);
    double seconds = (System.nanoTime() - began) / 1e9;
    cpu = pair.client().cpu() - cpu;
    serverCpu = pair.server().cpu() - serverCpu;
    double count = Fields.of(done).number("count");
    results.add("requests", variant, who, "CPU µs/request", cpu * 1e6 / size);
    results.add("requests", variant, who, "requests/s", count / seconds);
    results.add("requests", variant, who, "server's CPU, % of the time", 100 * serverCpu / seconds);
    if (who.isJava()) {
      bytes = allocated(pair) - bytes;
      results.add("requests", variant, who, "bytes allocated/request", bytes / size);
    }
    results.add("requests", variant, who, "requests lost, %", 100 * (size - count) / size);
  }

  private static double allocated(Pair pair) {
    return pair.who().isJava()
        ? Double.parseDouble(pair.client().ask("allocated").split(" ")[1])
        : Double.NaN;
  }
}
