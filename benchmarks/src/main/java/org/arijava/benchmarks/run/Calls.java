/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
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
  private static final int BLOCK_EVERY = 100;
  private static final double GROWTH = 1.25;
  private static final double SHARE = 0.6;
  private static final double ENOUGH = 0.98;
  private static final double TOO_LATE_MICROS = 100_000;
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
    double length = scale.smoke() ? 0.5 : 3;
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
          pair -> measure(pair, "calls", variant, rate, length, blocking));
    }
  }

  /** At rates that grow until the client no longer keeps up, then at 60 % of the most. */
  void saturation(List<Contestant> contestants, double seconds) {
    used.clear();
    try (Match match = new Match(lab, results, contestants)) {
      match.each("saturation", pair -> pair.client().ask("flow"));
      match.each("saturation", pair -> warmUp(pair, scale.smoke() ? 100 : RATE, false));
      double own = seconds / Math.max(1, contestants.size());
      match.each("saturation", pair -> saturate(pair, own));
    }
  }

  private void saturate(Pair pair, double seconds) {
    double length = scale.smoke() ? 0.3 : Math.max(0.7, Math.min(2, seconds / 30));
    double best = 0;
    for (int climb = 0; climb < scale.leastRounds(); climb++) {
      best = climb(pair, length, Math.max(scale.smoke() ? 100 : 400, best * SHARE));
      results.add("saturation", "", pair.who(), "calls/s", best);
      if (best > 0) {
        Fields flow = flow(pair, best * SHARE, length * 2, 0);
        results.add("saturation", "at 60 %", pair.who(), "reaction p99, ms", ms(flow, "p99"));
      }
    }
  }

  private double climb(Pair pair, double length, double from) {
    double best = 0;
    int failures = 0;
    for (double rate = from; failures < 2 && rate < (scale.smoke() ? 150 : MOST); rate *= GROWTH) {
      Fields flow = flow(pair, rate, length, 0);
      boolean kept =
          flow.number("played") >= ENOUGH * flow.number("offered")
              && flow.number("seconds") < length * 1.1 + 0.2
              && flow.number("p99") < TOO_LATE_MICROS;
      failures = kept ? 0 : failures + 1;
      best = kept ? rate : best;
    }
    return best;
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

  private void measure(
      Pair pair, String scenario, String variant, int rate, double length, boolean blocking) {
    Contestant who = pair.who();
    double cpu = pair.client().cpu();
    double serverCpu = pair.server().cpu();
    Fields flow = flow(pair, rate, length, blocking ? BLOCK_EVERY : 0);
    cpu = pair.client().cpu() - cpu;
    serverCpu = pair.server().cpu() - serverCpu;
    double seconds = flow.number("seconds");
    results.add(
        scenario, variant, who, "CPU µs/call", cpu * 1e6 / Math.max(1, flow.number("played")));
    results.add(scenario, variant, who, "reaction p50, ms", ms(flow, "p50"));
    results.add(scenario, variant, who, "reaction p99, ms", ms(flow, "p99"));
    results.add(scenario, variant, who, "reaction p99.9, ms", ms(flow, "p999"));
    results.add(
        scenario,
        variant,
        who,
        "calls lost, %",
        100 - 100 * flow.number("played") / flow.number("offered"));
    results.add(scenario, variant, who, "server's CPU, % of the time", 100 * serverCpu / seconds);
    results.add(scenario, variant, who, "server late by at most, ms", ms(flow, "delay"));
  }

  private static double ms(Fields flow, String name) {
    return flow.number(name) / 1000;
  }

  private Fields flow(Pair pair, double rate, double seconds, int blockEvery) {
    int first = used.getOrDefault(pair.who(), 0);
    used.put(pair.who(), first + (int) (rate * seconds));
    pair.server().send("calls " + first + " " + rate + " " + seconds + " " + blockEvery);
    return Fields.of(pair.server().line(Duration.ofSeconds((long) seconds + 30)));
  }
}
