/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arijava.benchmarks.run.Match.Pair;

/** As many events as the client takes. Confined to one thread. */
final class Firehose {

  private static final int CHANNELS = 1_000;
  private static final int LEAST_RING = 8_192;

  /** How many events of each channel are encoded at least, each of another type. */
  private static final int LEAST_ROUNDS = 4;

  /** Nobody gets more before all of it is handled: ours would drop what exceeds its bound. */
  private static final int BURST = 50_000;

  private static final int MOST = 2_000_000;

  private static final int PROBE = 20_000;
  private static final double ROUND_SECONDS = 0.8;

  private final Lab lab;
  private final Results results;
  private final Scale scale;
  private final Map<Contestant, Integer> sizes = new HashMap<>();

  Firehose(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  /** Every event is handled. */
  void heard(List<Contestant> contestants, double seconds) {
    match("firehose", "every event heard", contestants, "hear all", CHANNELS, seconds);
  }

  /** No event is handled. */
  void unheard(List<Contestant> contestants, double seconds) {
    match("firehose", "no event heard", contestants, "hear none", CHANNELS, seconds);
  }

  /** Each channel has a handler of its own. */
  void each(List<Contestant> contestants, int channels, double seconds) {
    String hear = "hear each " + channels;
    match("channels", Integer.toString(channels), contestants, hear, channels, seconds);
  }

  /** Whether the events of each channel come in their order. */
  void order(List<Contestant> contestants) {
    int events = scale.smoke() ? 10_000 : BURST;
    try (Match match = new Match(lab, results, contestants)) {
      match.each(
          "order",
          pair -> {
            pair.client().ask("hear all order");
            pair.server().ask("load " + CHANNELS + " " + events);
            String done = fire(pair, events);
            double disorder = Fields.of(done).number("disorder");
            results.add("order", "", pair.who(), "events out of order, %", 100 * disorder / events);
            results.add(
                "order",
                "",
                pair.who(),
                "events lost, %",
                100.0 - 100 * Fields.of(done).number("count") / events);
          });
    }
  }

  private void match(
      String scenario,
      String variant,
      List<Contestant> contestants,
      String hear,
      int channels,
      double seconds) {
    boolean all = !hear.equals("hear none");
    try (Match match = new Match(lab, results, contestants)) {
      match.each(
          variant,
          pair -> {
            int rounds = Math.max(LEAST_ROUNDS, (LEAST_RING + channels - 1) / channels);
            pair.server().ask("load " + channels + " " + rounds * channels);
            pair.client().ask(hear);
            warmUp(pair, all);
          });
      match.rounds(
          variant, seconds, scale.leastRounds(), pair -> measure(scenario, variant, pair, all));
    }
  }

  private void warmUp(Pair pair, boolean all) {
    int size = scale.smoke() ? 2_000 : PROBE;
    long end = System.nanoTime() + (long) (scale.warmUpSeconds() * 1e9);
    do {
      long began = System.nanoTime();
      for (int left = size; left > 0; left -= BURST) {
        fire(pair, Math.min(left, BURST), all);
      }
      double took = (System.nanoTime() - began) / 1e9;
      if (!scale.smoke()) {
        size = (int) Math.max(1_000, Math.min(MOST, size * Math.min(4, ROUND_SECONDS / took)));
      }
    } while (System.nanoTime() < end);
    sizes.put(pair.who(), size);
  }

  private void measure(String scenario, String variant, Pair pair, boolean all) {
    int size = sizes.getOrDefault(pair.who(), PROBE);
    Contestant who = pair.who();
    double before = allocated(pair);
    double cpu = pair.client().cpu();
    double serverCpu = pair.server().cpu();
    long began = System.nanoTime();
    double count = 0;
    for (int left = size; left > 0; left -= BURST) {
      String done = fire(pair, Math.min(left, BURST), all);
      count += all ? Fields.of(done).number("count") : Math.min(left, BURST);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    cpu = pair.client().cpu() - cpu;
    serverCpu = pair.server().cpu() - serverCpu;
    if (who.isJava()) {
      double bytes = allocated(pair) - before;
      results.add(scenario, variant, who, "bytes allocated/event", bytes / size);
    }
    results.add(scenario, variant, who, "CPU µs/event", cpu * 1e6 / size);
    results.add(scenario, variant, who, "events/s", count / seconds);
    results.add(scenario, variant, who, "server's CPU, % of the time", 100 * serverCpu / seconds);
    if (all) {
      results.add(scenario, variant, who, "events lost, %", 100 * (size - count) / size);
    }
  }

  private static double allocated(Pair pair) {
    return pair.who().isJava()
        ? Double.parseDouble(pair.client().ask("allocated").split(" ")[1])
        : Double.NaN;
  }

  private static String fire(Pair pair, int events) {
    return fire(pair, events, true);
  }

  static String fire(Pair pair, int events, boolean heard) {
    pair.client().ask("expect " + (heard ? events : 0));
    pair.server().send("fire " + events);
    String done = pair.client().line(Duration.ofSeconds(180));
    pair.server().line(Duration.ofSeconds(10));
    return done;
  }
}
