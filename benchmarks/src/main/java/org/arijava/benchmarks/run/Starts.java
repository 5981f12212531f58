/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import java.util.List;

/** From nothing to the first answer. Confined to one thread. */
final class Starts {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  Starts(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void measure(List<Contestant> contestants, double seconds) {
    try (ChildProcess server = lab.server()) {
      String url = Lab.url(server);
      long end = System.nanoTime() + (long) (seconds * 1e9);
      for (int round = 0; round < scale.leastRounds() || System.nanoTime() < end; round++) {
        for (Contestant who : contestants) {
          try {
            start(who, url);
          } catch (RuntimeException e) {
            results.note(who.client() + " on " + who.platform() + " did not start: " + e);
          }
        }
      }
    }
  }

  private void start(Contestant who, String url) {
    long began = System.nanoTime();
    try (ChildProcess client = lab.starter(who, url)) {
      String answer = client.line(PATIENCE);
      double answered = (System.nanoTime() - began) / 1e6;
      double cpu = client.cpu() * 1000;
      String ready = client.line(PATIENCE);
      results.add("start", "", who, "process start to first answer, ms", answered);
      results.add("start", "", who, "CPU of that, ms", cpu);
      results.add("start", "", who, "connect to first answer, ms", millis(answer));
      results.add("start", "", who, "connect to ready, ms", millis(ready));
    }
  }

  private static double millis(String line) {
    return Double.parseDouble(line.split(" ")[1]) / 1000;
  }
}
