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

  static final String COST = "CPU µs/event";

  private static final int CHANNELS = 1_000;
  private static final int LEAST_RING = 8_192;

  /** How many events of each channel are encoded at least. */
  private static final int LEAST_TIMES = 4;

  /** Nobody gets more before all of it is handled: ours would drop what exceeds its bound. */
  private static final int BURST = 50_000;

  private static final int MOST = 2_000_000;

  private static final int PROBE = 20_000;
  private static final double ROUND_SECONDS = 0.8;
  private static final int ROUNDS = 9;
  private static final int ROUNDS_OF_ORDER = 3;
  private static final int BURSTS_OF_ORDER = 6;
  private static final String LOST = "events lost, %";

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
  void heard(List<Contestant> contestants) {
    match("firehose", "every event heard", contestants, "hear all", CHANNELS);
  }

  /** No event is handled. */
  void unheard(List<Contestant> contestants) {
    match("firehose", "no event heard", contestants, "hear none", CHANNELS);
  }

  /** Each channel has a handler of its own. */
  void each(List<Contestant> contestants, int channels) {
    String hear = "hear each " + channels;
    match("channels", Integer.toString(channels), contestants, hear, channels);
  }

  /** Whether the events of each channel come in their order. */
  void order(List<Contestant> contestants) {
    int events = scale.smoke() ? 10_000 : BURST;
    int bursts = scale.smoke() ? 2 : BURSTS_OF_ORDER;
    for (int round = 0; round < scale.rounds(ROUNDS_OF_ORDER); round++) {
      try (Match match = new Match(lab, results, contestants)) {
        match.each("order", pair -> order(pair, events, bursts));
      }
    }
  }

  /** The process is cold at the first burst, warm at the last. */
  private void order(Pair pair, int events, int bursts) {
    pair.client().ask("hear all order");
    pair.server().ask("load " + CHANNELS + " " + events);
    for (int burst = 0; burst < bursts; burst++) {
      Fields done = Fields.of(fire(pair, events, true));
      double disorder = 100 * done.number("disorder") / events;
      results.add("order", "", pair.who(), "events out of order, %", disorder);
      results.add("order", "", pair.who(), LOST, lost(events, done.number("count")));
    }
  }

  private void match(
      String scenario, String variant, List<Contestant> contestants, String hear, int channels) {
    boolean all = !hear.equals("hear none");
    String what = scenario + ", " + variant;
    try (Match match = new Match(lab, results, contestants)) {
      match.each(
          what,
          pair -> {
            int times = Math.max(LEAST_TIMES, (LEAST_RING + channels - 1) / channels);
            pair.server().ask("load " + channels + " " + times * channels);
            pair.client().ask(hear);
            warmUp(pair, all);
          });
      match.each(what, pair -> measure(scenario, variant, pair, all, new Results("")));
      match.rounds(
          what,
          who -> scale.rounds(ROUNDS),
          pair -> measure(scenario, variant, pair, all, results));
    }
  }

  private void warmUp(Pair pair, boolean all) {
    int size = scale.smoke() ? 2_000 : PROBE;
    long end = System.nanoTime() + (long) (scale.warmUpSeconds() * 1e9);
    do {
      long began = System.nanoTime();
      fireAll(pair, size, all);
      double took = (System.nanoTime() - began) / 1e9;
      if (!scale.smoke()) {
        size = (int) Math.max(1_000, Math.min(MOST, size * Math.min(4, ROUND_SECONDS / took)));
      }
    } while (System.nanoTime() < end);
    sizes.put(pair.who(), size);
  }

  private void measure(String scenario, String variant, Pair pair, boolean all, Results into) {
    int size = sizes.getOrDefault(pair.who(), PROBE);
    // what rested during the turns of others gets going
    fireAll(pair, size / 4, all);
    Cost cost = Cost.of(pair, () -> fireAll(pair, size, all));
    cost.add(into, scenario, variant, pair.who(), "event");
    if (all) {
      into.add(scenario, variant, pair.who(), LOST, lost(size, cost.count()));
    }
  }

  /** Those that came twice count too. */
  private static double lost(int sent, double handled) {
    return Math.abs(100 * (sent - handled) / sent);
  }

  /** Sends so many events in bursts; gives how many were handled, or sent where nobody hears. */
  private static double fireAll(Pair pair, int size, boolean all) {
    double handled = 0;
    for (int left = size; left > 0; left -= BURST) {
      int now = Math.min(left, BURST);
      String done = fire(pair, now, all);
      handled += all ? Fields.of(done).number("count") : now;
    }
    return handled;
  }

  static String fire(Pair pair, int events, boolean heard) {
    pair.client().ask("expect " + (heard ? events : 0));
    pair.server().send("fire " + events);
    String done = pair.client().line(Duration.ofSeconds(180));
    pair.server().line(Duration.ofSeconds(10));
    return done;
  }
}
