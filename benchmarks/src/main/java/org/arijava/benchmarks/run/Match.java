/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Clients that take turns at the same task, each with a server of its own. All processes live as
 * long as the match. Confined to one thread.
 */
final class Match implements AutoCloseable {

  /** A client and its server. */
  record Pair(Contestant who, ChildProcess client, ChildProcess server) implements AutoCloseable {

    /** The bytes that the client has allocated so far; NaN where it cannot tell. */
    double allocated() {
      return who.isJava() ? Double.parseDouble(client.ask("allocated").split(" ")[1]) : Double.NaN;
    }

    /** The bytes that the client's heap holds after garbage collection. */
    double heap() {
      return Double.parseDouble(client.ask("heap").split(" ")[1]);
    }

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

  Match(Lab lab, Results results, List<Contestant> contestants) {
    this.results = results;
    for (Contestant who : contestants) {
      ChildProcess server = lab.server();
      try {
        pairs.put(who, new Pair(who, lab.client(who, Lab.url(server)), server));
      } catch (RuntimeException e) {
        server.close();
        results.failed(who, "its start", e);
      }
    }
  }

  /** Does something once with each; who fails is out of the match. */
  void each(String what, Task task) {
    rounds(what, who -> 1, task);
  }

  /** Does it with each in turn, in so many rounds; who takes part in few does so now and then. */
  void rounds(String what, ToIntFunction<Contestant> many, Task task) {
    int most = pairs.keySet().stream().mapToInt(many).max().orElse(0);
    for (int round = 0; round < most; round++) {
      for (Pair pair : List.copyOf(pairs.values())) {
        int own = many.applyAsInt(pair.who());
        if ((round + 1) * own / most > round * own / most) {
          with(pair, what, task);
        }
      }
    }
  }

  private void with(Pair pair, String what, Task task) {
    try {
      task.with(pair);
    } catch (RuntimeException e) {
      results.failed(pair.who(), what, e);
      pairs.remove(pair.who());
      pair.close();
    }
  }

  @Override
  public void close() {
    pairs.values().forEach(Pair::close);
  }
}
