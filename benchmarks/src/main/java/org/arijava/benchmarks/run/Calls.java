/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arijava.benchmarks.run.Match.Pair;

/**
 * Calls that come at a fixed rate, whatever becomes of those before them, and are answered and
 * played to. Confined to one thread.
 */
final class Calls {

  private static final int RATE = 2_000;

  /**
   * Seconds: so many that a collection, of which there is one each few seconds, is in every round.
   */
  private static final double LENGTH = 8;

  private static final int BLOCK_EVERY = 100;
  private static final double GROWTH = 1.25;
  private static final double SHARE = 0.6;
  private static final double SLOWEST = 400;

  /** The reaction is told at one of so many rates. */
  private static final int TOLD = 3;

  private static final double MOST = 60_000;

  private final Lab lab;
  private final Results results;
  private final Scale scale;
  private final Map<Contestant, Integer> used = new HashMap<>();

  Calls(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  /** At a fixed rate. */
  void steady(List<Contestant> contestants, boolean blocking, double seconds) {
    String variant = blocking ? "1 % of the handlers block for 1 s" : "";
    double length = scale.smoke() ? 0.5 : LENGTH;
    int rate = scale.smoke() ? 100 : RATE;
    String[] options = blocking ? new String[] {"-Dbench.block=true"} : new String[0];
    used.clear();
    try (Match match = new Match(lab, results, contestants, options)) {
      match.each("calls", pair -> pair.client().ask("flow"));
      match.each("calls", pair -> warmUp(pair, rate, blocking));
      match.rounds(
          "calls",
          seconds,
          scale.leastRounds(),
          pair -> measure(pair, variant, rate, length, blocking));
    }
  }

  /**
   * At rates that grow until the client no longer keeps up, then at 60 % of the most; all clients
   * climb in turns, later from where they are known to keep up.
   */
  void saturation(List<Contestant> contestants, double seconds) {
    used.clear();
    Map<Contestant, Double> best = new HashMap<>();
    double each = seconds / Math.max(1, contestants.size());
    double length = scale.smoke() ? 0.3 : Math.max(0.7, Math.min(2, each / 30));
    try (Match match = new Match(lab, results, contestants)) {
      match.each("saturation", pair -> pair.client().ask("flow"));
      match.each("saturation", pair -> warmUp(pair, scale.smoke() ? 100 : RATE, false));
      for (int climb = 0; climb < scale.leastRounds(); climb++) {
        match.each("saturation", pair -> saturate(pair, length, best));
      }
    }
  }

  private void saturate(Pair pair, double length, Map<Contestant, Double> best) {
    Contestant who = pair.who();
    double known = best.getOrDefault(who, 0.0);
    double most = climb(pair, length, Math.max(slowest(), known * SHARE), known == 0);
    best.put(who, Math.max(known, most));
    results.add("saturation", "", who, "calls/s", most);
    if (most > 0) {
      Flow flow = flow(pair, most * SHARE, length * 2, 0);
      results.add("saturation", "at 60 %", who, "reaction p99, ms", flow.p99());
    }
  }

  /** Returns the last rate that was kept; the first climb tells the reactions on the way. */
  private double climb(Pair pair, double length, double from, boolean first) {
    double best = 0;
    int failures = 0;
    int step = 0;
    Flow last = null;
    for (double rate = from; failures < 2 && rate < (scale.smoke() ? 150 : MOST); rate *= GROWTH) {
      Flow flow = flow(pair, rate, length, 0);
      boolean kept = flow.kept(length);
      failures = kept ? 0 : failures + 1;
      if (kept) {
        best = rate;
        last = flow;
      }
      if (kept && first && step % TOLD == 0) {
        flow.addReactions(results, "latency", Math.round(rate) + "/s", pair.who());
      }
      step++;
    }
    if (last != null) {
      last.addServer(results, "saturation", "", pair.who());
    }
    return best == 0 && from > slowest()
        ? climb(pair, length, Math.max(slowest(), from * SHARE), first)
        : best;
  }

  private double slowest() {
    return scale.smoke() ? 100 : SLOWEST;
  }

  /** Rates that grow, then the full one: twice as long as elsewhere, since so little happens. */
  private void warmUp(Pair pair, int rate, boolean blocking) {
    double length = scale.smoke() ? 0.2 : 1;
    long end = System.nanoTime() + (long) (2 * scale.warmUpSeconds() * 1e9);
    int quarters = 1;
    do {
      flow(pair, rate / 4.0 * quarters, length, blocking ? BLOCK_EVERY : 0);
      quarters = Math.min(4, quarters + 1);
    } while (System.nanoTime() < end);
  }

  private void measure(Pair pair, String variant, int rate, double length, boolean blocking) {
    Flow flow = flow(pair, rate, length, blocking ? BLOCK_EVERY : 0);
    flow.addCosts(results, "calls", variant, pair.who());
    flow.addReactions(results, "calls", variant, pair.who());
    flow.addLosses(results, "calls", variant, pair.who());
    flow.addServer(results, "calls", variant, pair.who());
  }

  private Flow flow(Pair pair, double rate, double seconds, int blockEvery) {
    int first = used.getOrDefault(pair.who(), 0);
    used.put(pair.who(), first + (int) (rate * seconds));
    return Flow.of(pair, first, rate, seconds, blockEvery);
  }
}
