/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What the parts of this library cost, by JMH. Confined to one thread. */
final class Parts {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** What the benchmarks are called on the page. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("event NOT", "an event that nobody hears: routing"),
          Map.entry("event UNREAD", "an event heard, nothing of it read: routing and dispatch"),
          Map.entry("event READ", "an event heard, its channel's state read: and decoding"),
          Map.entry("envelope", "an event is checked, and read as far as routing needs"),
          Map.entry("decode", "an event that was routed is decoded, its channel's state read"),
          Map.entry("listen", "a handler comes and goes at a full timeline"),
          Map.entry("replay", "a late handler is given a full timeline, 64 events"),
          Map.entry("encode", "a request becomes the bytes that are sent"),
          Map.entry("answer", "a request without parameters or answer"),
          Map.entry("play", "a request with parameters, its answer decoded"),
          Map.entry("get", "a request whose answer is decoded"));

  private final Results results;
  private final Scale scale;

  Parts(Results results, Scale scale) {
    this.results = results;
    this.scale = scale;
  }

  void measure(Contestant who, Path work) {
    OptionsBuilder options = new OptionsBuilder();
    options.include("org\\.arijava\\..*").shouldFailOnError(true);
    options.addProfiler(GCProfiler.class).output(work.resolve("jmh.log").toString());
    options.jvm(Path.of(who.home(), "bin", "java").toString());
    options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
    options.forks(2).warmupIterations(2).measurementIterations(5);
    if (scale.smoke()) {
      options.forks(0).warmupIterations(0).measurementIterations(1);
      options.measurementTime(TimeValue.milliseconds(1));
    }
    try {
      new Runner(options.build()).run().forEach(result -> add(who, result));
    } catch (RunnerException e) {
      results.failed(who, "parts", e);
    }
  }

  private void add(Contestant on, RunResult result) {
    Contestant part = new Contestant(name(result.getParams()), on.platform(), on.home());
    result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .forEach(round -> add(part, round));
  }

  private void add(Contestant part, IterationResult round) {
    results.add("parts", "", part, "ns/operation", round.getPrimaryResult().getScore());
    round
        .getSecondaryResults()
        .forEach(
            (name, result) -> {
              if (name.endsWith(ALLOCATED)) {
                results.add("parts", "", part, "bytes allocated/operation", result.getScore());
              }
            });
  }

  private static String name(BenchmarkParams benchmark) {
    String method = benchmark.getBenchmark().replaceAll(".*\\.", "");
    String parameters =
        benchmark.getParamsKeys().stream()
            .map(key -> " " + benchmark.getParam(key))
            .collect(Collectors.joining());
    return NAMES.getOrDefault(method + parameters, method + parameters);
  }
}
