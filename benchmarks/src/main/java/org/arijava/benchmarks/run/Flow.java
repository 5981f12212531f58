/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import org.arijava.benchmarks.run.Match.Pair;

/**
 * What came of calls at a fixed rate. Immutable.
 *
 * @param clientCpu in seconds
 * @param serverCpu in seconds
 */
record Flow(Fields fields, double clientCpu, double serverCpu) {

  private static final double ENOUGH = 0.98;
  private static final double TOO_LATE_MICROS = 100_000;

  /** Lets the server send calls, the first of which has this number, until all are over. */
  static Flow of(Pair pair, int first, double rate, double seconds, int blockEvery) {
    double client = pair.client().cpu();
    double server = pair.server().cpu();
    pair.server().send("calls " + first + " " + rate + " " + seconds + " " + blockEvery);
    Fields fields = Fields.of(pair.server().line(Duration.ofSeconds((long) seconds + 30)));
    return new Flow(fields, pair.client().cpu() - client, pair.server().cpu() - server);
  }

  /** Whether the client kept up with calls that came for so many seconds. */
  boolean kept(double seconds) {
    return fields.number("played") >= ENOUGH * fields.number("offered")
        && fields.number("seconds") < seconds * 1.1 + 0.2
        && fields.number("p99") < TOO_LATE_MICROS;
  }

  double p99() {
    return millis("p99");
  }

  void addCosts(Results results, String scenario, String variant, Contestant who) {
    double cpu = clientCpu * 1e6 / Math.max(1, fields.number("played"));
    results.add(scenario, variant, who, "CPU µs/call", cpu);
  }

  void addReactions(Results results, String scenario, String variant, Contestant who) {
    results.add(scenario, variant, who, "reaction p50, ms", millis("p50"));
    results.add(scenario, variant, who, "reaction p99, ms", p99());
    results.add(scenario, variant, who, "reaction p99.9, ms", millis("p999"));
  }

  void addLosses(Results results, String scenario, String variant, Contestant who) {
    double lost = 100 - 100 * fields.number("played") / fields.number("offered");
    results.add(scenario, variant, who, "calls lost, %", lost);
  }

  /** How far the server was from being what limits. */
  void addServer(Results results, String scenario, String variant, Contestant who) {
    double share = 100 * serverCpu / fields.number("seconds");
    results.add(scenario, variant, who, "server's CPU, % of the time", share);
    results.add(scenario, variant, who, "server late by at most, ms", millis("delay"));
  }

  private double millis(String name) {
    return fields.number(name) / 1000;
  }
}
