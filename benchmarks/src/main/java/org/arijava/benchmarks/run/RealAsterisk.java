/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import java.util.List;
import org.arijava.asterisk.AsteriskServer;

/** Whole calls on a real Asterisk 22. Confined to one thread. */
final class RealAsterisk {

  private static final String PROGRAM = "org.arijava.benchmarks.client.RealCalls";

  /** Before them the JVM compiles more than it handles. */
  static final int WARM_UP_CALLS = 12_000;

  private static final int ROUNDS = 5;

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  RealAsterisk(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void measure(List<Contestant> contestants) {
    if (!AsteriskServer.available(22)) {
      results.note("no Asterisk 22 can be had on this machine");
      return;
    }
    for (Contestant who : contestants) {
      try (AsteriskServer asterisk = AsteriskServer.builder().version(22).start();
          ChildProcess client = lab.program(who, PROGRAM, arguments(asterisk))) {
        client.line(Duration.ofSeconds(60));
        client.ask("calls " + (scale.smoke() ? 5 : WARM_UP_CALLS));
        measure(who, asterisk, client, new Results(""));
        for (int round = 0; round < scale.rounds(ROUNDS); round++) {
          measure(who, asterisk, client, results);
        }
        client.send("quit");
        client.await();
      } catch (RuntimeException e) {
        results.failed(who, "asterisk", e);
      }
    }
  }

  private static List<String> arguments(AsteriskServer asterisk) {
    return List.of(asterisk.url().toString(), asterisk.user(), asterisk.password());
  }

  private void measure(Contestant who, AsteriskServer asterisk, ChildProcess client, Results into) {
    double ours = client.cpu();
    double theirs = cpu(asterisk);
    String done = client.ask("calls " + (scale.smoke() ? 5 : 1_000));
    ours = client.cpu() - ours;
    theirs = cpu(asterisk) - theirs;
    Fields fields = Fields.of(done);
    double calls = fields.number("calls");
    into.add("asterisk", "", who, "calls/s", calls / fields.number("seconds"));
    into.add("asterisk", "", who, "our CPU µs/call", ours * 1e6 / calls);
    into.add("asterisk", "", who, "Asterisk's CPU µs/call", theirs * 1e6 / calls);
    into.add("asterisk", "", who, "our share of the CPU, %", 100 * ours / (ours + theirs));
    into.add("asterisk", "", who, "calls failed", fields.number("failed"));
  }

  private static double cpu(AsteriskServer asterisk) {
    return ProcessHandle.of(asterisk.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toNanos()
        / 1e9;
  }
}
