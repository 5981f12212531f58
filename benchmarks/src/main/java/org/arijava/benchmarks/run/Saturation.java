/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.benchmarks.run.Match.Pair;
import org.arijava.benchmarks.run.Results.Key;
import org.jspecify.annotations.Nullable;

/**
 * The most calls each second that a client keeps up with, found by rates that double until it does
 * not and then by halving what is in doubt; and the reactions at 60 % of that, and at rates up to
 * it. Confined to one thread.
 */
final class Saturation {

  static final String STEADY = "at 60 %";

  private static final String NAME = "saturation";
  private static final String CALLS = "calls/s";

  /** Rates are powers of two, of which each eighth is a step: 9 %. */
  private static final int DOUBLING = 8;

  private static final double FIRST = 2_000;
  private static final int LEAST_STEP = -6 * DOUBLING;
  private static final int MOST_STEP = 5 * DOUBLING;
  private static final double SHARE = 0.6;

  /** Seconds of a step. */
  private static final double LENGTH = 2;

  /** Seconds at least of a round that tells the reactions at a rate. */
  private static final double LEAST_TOLD = 4;

  /** Seconds of a round at 60 %. */
  private static final double STEADY_LENGTH = 8;

  private static final int CLIMBS = 5;
  private static final int ROUNDS = 9;
  private static final int ROUNDS_OF_OTHERS = 3;
  private static final int ROUNDS_OF_RATES = 3;

  /** No target rests on them. */
  private static final Set<String> ASIDE = Set.of("netty", "ari-java-async", "ari-java-dynamic");

  private final Results results;
  private final Scale scale;
  private final Map<Contestant, List<Integer>> found = new HashMap<>();

  Saturation(Results results, Scale scale) {
    this.results = results;
    this.scale = scale;
  }

  /** Of clients that are warm. */
  void measure(Match match) {
    match.rounds(NAME, this::climbs, this::climb);
    match.each(NAME, Pair::heap); // a rest, and every heap begins with what lives
    match.rounds(NAME, who -> rounds(who, 1, 1), pair -> steady(pair, STEADY_LENGTH / 2));
    match.rounds(
        NAME,
        who -> rounds(who, scale.rounds(ROUNDS), scale.rounds(ROUNDS_OF_OTHERS)),
        pair -> add(pair, steady(pair, STEADY_LENGTH)));
    for (int step = 0; step <= MOST_STEP; step += DOUBLING / 2) {
      int now = step;
      int rounds = scale.rounds(ROUNDS_OF_RATES);
      match.rounds(
          NAME,
          who -> reached(who) < rate(now) ? 0 : rounds(who, rounds, rounds),
          pair -> reactions(pair, now));
    }
  }

  private void reactions(Pair pair, int step) {
    double length = Math.max(LEAST_TOLD, Flow.ENOUGH_FOR_P999 / rate(step));
    Flow.warm(pair, rate(step), scale);
    Flow.of(pair, rate(step), scale.smoke() ? 0.3 : length, 0)
        .addReactions(results, "latency", Math.round(rate(step)) + "/s", pair.who());
  }

  /** The first does not count: many clients get warm on it. */
  private int climbs(Contestant who) {
    return scale.smoke() ? 1 : 1 + (ASIDE.contains(who.client()) ? 1 : scale.rounds(CLIMBS));
  }

  private static int rounds(Contestant who, int typed, int others) {
    return who.isTyped() ? typed : ASIDE.contains(who.client()) ? 0 : others;
  }

  private double rate(int step) {
    return (scale.smoke() ? 100 : FIRST) * Math.pow(2, (double) step / DOUBLING);
  }

  private void climb(Pair pair) {
    List<Integer> before = found.computeIfAbsent(pair.who(), who -> new ArrayList<>());
    boolean counts = !before.isEmpty() || scale.smoke();
    int half = DOUBLING / 2;
    int step =
        before.isEmpty()
            ? most(pair, 0, DOUBLING, counts)
            : most(pair, median(before) - half, half, counts);
    before.add(step);
    if (counts) {
      results.add(NAME, "", pair.who(), CALLS, rate(step));
    }
  }

  /** The last step that was kept. */
  private int most(Pair pair, int from, int width, boolean counts) {
    int step = from;
    Flow last = kept(pair, step);
    if (last == null) {
      while (last == null) {
        step -= width;
        if (step < LEAST_STEP) {
          throw new IllegalStateException("keeps up with no rate");
        }
        last = kept(pair, step);
      }
    } else {
      Flow next = kept(pair, step + width);
      while (next != null) {
        step += width;
        last = next;
        next = kept(pair, step + width);
      }
    }
    for (int more = width / 2; more > 0; more /= 2) {
      Flow next = kept(pair, step + more);
      if (next != null) {
        step += more;
        last = next;
      }
    }
    if (counts) {
      last.addCosts(results, NAME, "", pair.who());
      last.addServer(results, NAME, "", pair.who());
    }
    return step;
  }

  private @Nullable Flow kept(Pair pair, int step) {
    if (step > (scale.smoke() ? 0 : MOST_STEP)) {
      return null;
    }
    Flow flow = Flow.of(pair, rate(step), scale.smoke() ? 0.3 : LENGTH, 0);
    return flow.kept() ? flow : null;
  }

  private Flow steady(Pair pair, double length) {
    Flow.warm(pair, steadyRate(pair), scale);
    return Flow.of(pair, steadyRate(pair), scale.smoke() ? 0.3 : length, 0);
  }

  private double steadyRate(Pair pair) {
    return SHARE * reached(pair.who());
  }

  private double reached(Contestant who) {
    return results.median(Key.of(NAME, "", CALLS, who));
  }

  private void add(Pair pair, Flow flow) {
    results.add(NAME, STEADY, pair.who(), CALLS, steadyRate(pair));
    flow.add(results, NAME, STEADY, pair.who());
  }

  private static int median(List<Integer> steps) {
    return steps.stream().sorted().toList().get(steps.size() / 2);
  }
}
