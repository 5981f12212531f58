/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From nothing to the first answer. Confined to one thread. */
final class Starts {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = 7;

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  Starts(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void measure(List<Contestant> contestants) {
    List<Contestant> left = new ArrayList<>(contestants);
    try (ChildProcess server = lab.server()) {
      String url = Lab.url(server);
      rounds(left, url, 1, new Results("")); // what the disk's cache does not hold yet
      rounds(left, url, scale.rounds(ROUNDS), results);
    }
  }

  private void rounds(List<Contestant> left, String url, int rounds, Results into) {
    for (int round = 0; round < rounds; round++) {
      for (Contestant who : List.copyOf(left)) {
        try {
          start(who, url, into);
        } catch (RuntimeException e) {
          results.failed(who, "start", e);
          left.remove(who);
        }
      }
    }
  }

  private void start(Contestant who, String url, Results into) {
    long began = System.nanoTime();
    try (ChildProcess client = lab.starter(who, url)) {
      String answer = client.line(PATIENCE);
      double answered = (System.nanoTime() - began) / 1e6;
      double cpu = client.cpu() * 1000;
      String ready = client.line(PATIENCE);
      into.add("start", "", who, "process start to first answer, ms", answered);
      into.add("start", "", who, "CPU of that, ms", cpu);
      into.add("start", "", who, "connect to first answer, ms", millis(answer));
      into.add("start", "", who, "connect to ready, ms", millis(ready));
    }
  }

  private static double millis(String line) {
    return Double.parseDouble(line.split(" ")[1]) / 1000;
  }
}
