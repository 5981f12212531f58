/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import org.arijava.benchmarks.run.Match.Pair;

/**
 * What came of calls at a fixed rate. Immutable.
 *
 * @param seconds how long calls came
 * @param clientCpu in seconds
 * @param serverCpu in seconds
 */
record Flow(Fields fields, double seconds, double clientCpu, double serverCpu) {

  static final String COST = "CPU µs/call";
  static final String P99 = "reaction p99, ms";

  /** Fewer calls have no thousandth part. */
  static final int ENOUGH_FOR_P999 = 10_000;

  private static final double TOO_LATE_MICROS = 100_000;

  /** Lets the server send calls until all are over; one of so many blocks its handler, 0: none. */
  static Flow of(Pair pair, double rate, double seconds, int blockEvery) {
    double client = pair.client().cpu();
    double server = pair.server().cpu();
    pair.server().send("calls " + rate + " " + seconds + " " + blockEvery);
    Fields fields = Fields.of(pair.server().line(Duration.ofSeconds((long) seconds + 60)));
    return new Flow(fields, seconds, pair.client().cpu() - client, pair.server().cpu() - server);
  }

  /** Gets going again what rested during the turns of others: calls that do not count. */
  static void warm(Pair pair, double rate, Scale scale) {
    of(pair, rate, scale.smoke() ? 0.1 : 1, 0);
  }

  /** Whether the client kept up: all calls were played to, soon after they came. */
  boolean kept() {
    return fields.number("played") == fields.number("offered")
        && fields.number("seconds") < seconds * 1.1 + 0.2
        && fields.number("p99") < TOO_LATE_MICROS;
  }

  /** All that it tells. */
  void add(Results results, String scenario, String variant, Contestant who) {
    addCosts(results, scenario, variant, who);
    addReactions(results, scenario, variant, who);
    addLosses(results, scenario, variant, who);
    addServer(results, scenario, variant, who);
  }

  void addCosts(Results results, String scenario, String variant, Contestant who) {
    double cpu = clientCpu * 1e6 / Math.max(1, fields.number("handled"));
    results.add(scenario, variant, who, COST, cpu);
  }

  void addReactions(Results results, String scenario, String variant, Contestant who) {
    results.add(scenario, variant, who, "reaction p50, ms", millis("p50"));
    results.add(scenario, variant, who, P99, millis("p99"));
    if (fields.number("offered") >= ENOUGH_FOR_P999) {
      results.add(scenario, variant, who, "reaction p99.9, ms", millis("p999"));
    }
  }

  private void addLosses(Results results, String scenario, String variant, Contestant who) {
    double lost = 100 - 100 * fields.number("played") / fields.number("offered");
    results.add(scenario, variant, who, "calls lost, %", Math.abs(lost));
  }

  /** How far the server was from being what limits. */
  void addServer(Results results, String scenario, String variant, Contestant who) {
    double share = 100 * serverCpu / fields.number("seconds");
    results.add(scenario, variant, who, Results.SERVER, share);
    results.add(scenario, variant, who, "server late by at most, ms", millis("delay"));
  }

  private double millis(String name) {
    return fields.number(name) / 1000;
  }
}
