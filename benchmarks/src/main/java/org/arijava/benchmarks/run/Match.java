/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clients that take turns at the same task, each with a server of its own, until the time is over.
 * All processes live as long as the match. Confined to one thread.
 */
final class Match implements AutoCloseable {

  /** A client and its server. */
  record Pair(Contestant who, ChildProcess client, ChildProcess server) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  /** What is done with a pair. */
  interface Task {
    void with(Pair pair);
  }

  private final Results results;
  private final Map<Contestant, Pair> pairs = new LinkedHashMap<>();

  Match(Lab lab, Results results, List<Contestant> contestants, String... options) {
    this.results = results;
    for (Contestant who : contestants) {
      ChildProcess server = lab.server();
      try {
        pairs.put(who, new Pair(who, lab.client(who, Lab.url(server), options), server));
      } catch (RuntimeException e) {
        server.close();
        results.note(who.client() + " on " + who.platform() + " did not start: " + e.getMessage());
      }
    }
  }

  /** Does something once with each; who fails is out of the match. */
  void each(String what, Task task) {
    for (Pair pair : List.copyOf(pairs.values())) {
      try {
        task.with(pair);
      } catch (RuntimeException e) {
        Contestant who = pair.who();
        results.failed(who, what, e);
        pairs.remove(who);
        pair.close();
      }
    }
  }

  /** Does it again and again with each in turn, until the time is over, at least so many times. */
  void rounds(String what, double seconds, int least, Task task) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int round = 0; round < least || System.nanoTime() < end; round++) {
      each(what, task);
    }
  }

  @Override
  public void close() {
    pairs.values().forEach(Pair::close);
  }
}
