/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.function.DoubleSupplier;
import org.arijava.benchmarks.run.Match.Pair;

/**
 * What was done by a client, and what that took. Immutable.
 *
 * @param count of how many events or requests
 * @param cpu seconds of the client's process
 * @param serverCpu seconds of its server's
 * @param bytes allocated by the client; NaN where it cannot tell
 */
record Cost(double count, double seconds, double cpu, double serverCpu, double bytes) {

  /** Of work that gives how much of it was done. */
  static Cost of(Pair pair, DoubleSupplier work) {
    double bytes = pair.allocated();
    double cpu = pair.client().cpu();
    double serverCpu = pair.server().cpu();
    long began = System.nanoTime();
    double count = work.getAsDouble();
    double seconds = (System.nanoTime() - began) / 1e9;
    cpu = pair.client().cpu() - cpu;
    serverCpu = pair.server().cpu() - serverCpu;
    bytes = pair.allocated() - bytes;
    if (count == 0) {
      throw new IllegalStateException("nothing came of it");
    }
    return new Cost(count, seconds, cpu, serverCpu, bytes);
  }

  /** Tells it of each one of the unit. */
  void add(Results into, String scenario, String variant, Contestant who, String unit) {
    into.add(scenario, variant, who, "CPU µs/" + unit, cpu * 1e6 / count);
    into.add(scenario, variant, who, unit + "s/s", count / seconds);
    into.add(scenario, variant, who, Results.SERVER, 100 * serverCpu / seconds);
    if (who.isJava()) {
      into.add(scenario, variant, who, "bytes allocated/" + unit, bytes / count);
    }
  }
}
