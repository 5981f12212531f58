/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import org.arijava.benchmarks.run.Match.Pair;

/** What live channels hold. Confined to one thread. */
final class Memory {

  static final String NO_EVENT = "10,000 channels, a handler each, no event yet";
  static final String ONE_EVENT = "10,000 channels, a handler and an event each";
  private static final String MANY_EVENTS = "10,000 channels, a handler each, after 64 events each";
  private static final String FULL = "1,000 channels, a handler each, after 64 events each";

  /** How many events of an object this library keeps for late listeners, where there is room. */
  private static final int TIMELINE = 64;

  /** How many events of each channel are encoded. */
  private static final int TYPES = 8;

  private static final int CHANNELS = 10_000;
  private static final int ROUNDS = 3;

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  Memory(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void measure(List<Contestant> contestants) {
    int many = scale.smoke() ? 100 : CHANNELS;
    for (int round = 0; round < scale.rounds(ROUNDS); round++) {
      try (Match match = new Match(lab, results, contestants)) {
        match.each("memory", pair -> measure(pair, many));
      }
      try (Match match = new Match(lab, results, contestants)) {
        match.each("memory, full timelines", pair -> full(pair, many / 10));
      }
    }
  }

  private void measure(Pair pair, int channels) {
    load(pair, channels);
    double heap = pair.heap();
    double resident = pair.client().resident();
    pair.client().ask("hear each " + channels);
    add(pair, NO_EVENT, heap, resident, channels);
    Firehose.fire(pair, channels, true);
    add(pair, ONE_EVENT, heap, resident, channels);
    if (pair.who().isJava()) { // Node would take minutes
      fire(pair, channels, TIMELINE - 1);
      add(pair, MANY_EVENTS, heap, resident, channels);
    }
  }

  private void full(Pair pair, int channels) {
    load(pair, channels);
    double heap = pair.heap();
    double resident = pair.client().resident();
    pair.client().ask("hear each " + channels);
    fire(pair, channels, TIMELINE);
    add(pair, FULL, heap, resident, channels);
  }

  private static void load(Pair pair, int channels) {
    pair.server().ask("load " + Math.min(channels, 10) + " 8192");
    pair.client().ask("hear none");
    Firehose.fire(pair, channels, false);
    pair.server().ask("load " + channels + " " + TYPES * channels);
  }

  private static void fire(Pair pair, int channels, int times) {
    for (int i = 0; i < times; i++) {
      Firehose.fire(pair, channels, true);
    }
  }

  private void add(Pair pair, String variant, double heap, double resident, int channels) {
    double held = (pair.heap() - heap) / channels;
    double more = (pair.client().resident() - resident) / (1 << 20);
    results.add("memory", variant, pair.who(), "heap, bytes/channel", held);
    results.add("memory", variant, pair.who(), "RSS of all, MiB", more);
  }
}
