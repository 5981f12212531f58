/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import org.arijava.benchmarks.run.Match.Pair;

/** What live channels hold. Confined to one thread. */
final class Memory {

  /** How many events of an object this library keeps for late listeners. */
  private static final int TIMELINE = 64;

  /** How many events of each channel are encoded, each of another type. */
  private static final int TYPES = 8;

  private final Lab lab;
  private final Results results;
  private final Scale scale;

  Memory(Lab lab, Results results, Scale scale) {
    this.lab = lab;
    this.results = results;
    this.scale = scale;
  }

  void measure(List<Contestant> contestants) {
    int channels = scale.smoke() ? 100 : 10_000;
    try (Match match = new Match(lab, results, contestants)) {
      match.each("memory", pair -> measure(pair, channels));
    }
  }

  private void measure(Pair pair, int channels) {
    pair.server().ask("load " + Math.min(channels, 10) + " 8192");
    pair.client().ask("hear none");
    Firehose.fire(pair, channels, false);
    pair.server().ask("load " + channels + " " + TYPES * channels);
    double heap = heap(pair);
    double resident = pair.client().resident();
    pair.client().ask("hear each " + channels);
    add(pair, "one handler each, no event yet", heap, resident, channels);
    Firehose.fire(pair, channels, true);
    add(pair, "one handler and one event each", heap, resident, channels);
    for (int round = 1; round < TIMELINE; round++) {
      Firehose.fire(pair, channels, true);
    }
    add(pair, "one handler each, after " + TIMELINE + " events", heap, resident, channels);
  }

  private void add(Pair pair, String variant, double heap, double resident, int channels) {
    double held = (heap(pair) - heap) / channels;
    double more = (pair.client().resident() - resident) / (channels / 10_000.0) / (1 << 20);
    results.add("memory", variant, pair.who(), "heap, bytes/channel", held);
    results.add("memory", variant, pair.who(), "RSS, MiB/10,000 channels", more);
  }

  private static double heap(Pair pair) {
    return Double.parseDouble(pair.client().ask("heap").split(" ")[1]);
  }
}
