/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import org.arijava.benchmarks.run.Match.Pair;
import org.arijava.benchmarks.run.Results.Key;

/**
 * Calls that come at a fixed rate, whatever becomes of those before them, and are answered and
 * played to. Confined to one thread.
 */
final class Calls {

  static final String BLOCKING = "1 % of the handlers block for 1 s";

  private static final int RATE = 2_000;

  /**
   * Seconds: so many that a collection, of which there is one each few seconds, is in every round.
   */
  private static final double LENGTH = 8;

  private static final int BLOCK_EVERY = 100;
  private static final int ROUNDS = 9;
  private static final int ROUNDS_OF_OTHERS = 3;

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  Calls(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  /** At one rate, with and without handlers that block in turn; and as many as can be. */
  void measure(List<Contestant> contestants, boolean steady, boolean saturation) {
    try (Match match = new Match(lab, results, contestants)) {
      match.each("calls", pair -> pair.client().ask("flow"));
      match.each("calls", this::warmUp);
      if (steady) {
        match.each("calls", pair -> Flow.of(pair, rate(), length() / 2, 0));
        match.rounds("calls", this::rounds, this::measure);
      }
      if (saturation) {
        new Saturation(results, scale).measure(match);
      }
    }
  }

  private double length() {
    return scale.smoke() ? 0.5 : LENGTH;
  }

  private int rate() {
    return scale.smoke() ? 100 : RATE;
  }

  private int rounds(Contestant who) {
    boolean deciding = who.isTyped() || who.client().equals("floor");
    return scale.rounds(deciding ? ROUNDS : ROUNDS_OF_OTHERS);
  }

  /** Rates that grow, then the full one: for longer than elsewhere, since so little happens. */
  private void warmUp(Pair pair) {
    double length = scale.smoke() ? 0.2 : 1;
    long end = System.nanoTime() + (long) (2.5 * scale.warmUpSeconds() * 1e9);
    int quarters = 1;
    do {
      Flow.of(pair, rate() / 4.0 * quarters, length, 0);
      quarters = Math.min(4, quarters + 1);
    } while (System.nanoTime() < end);
  }

  /**
   * With and without handlers that block, of which the one is first in one round, then the other.
   */
  private void measure(Pair pair) {
    Flow.warm(pair, rate(), scale);
    boolean blockingFirst = blockingFirst(pair.who());
    if (blockingFirst) {
      blocking(pair);
    }
    Flow.of(pair, rate(), length(), 0).add(results, "calls", "", pair.who());
    if (!blockingFirst) {
      blocking(pair);
    }
  }

  private boolean blockingFirst(Contestant who) {
    int rounds = results.count(Key.of("calls", "", Flow.COST, who));
    return rounds % 2 == 1;
  }

  private void blocking(Pair pair) {
    pair.client().ask("block on");
    Flow.of(pair, rate(), length(), BLOCK_EVERY).add(results, "calls", BLOCKING, pair.who());
    pair.client().ask("block off");
  }
}
