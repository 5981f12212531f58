/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this library beside others and writes what came of it. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = "Measures this library beside others and writes what came of it.")
public final class Benchmark implements Callable<Integer> {

  private static final String[] WITH_EVENTS = {
    "floor", "floor-mailboxes", "ari-java", "ari-java-dynamic", "ari4java", "node"
  };
  private static final String[] WITH_REQUESTS = {
    "floor", "netty", "ari-java", "ari-java-async", "ari-java-dynamic", "ari4java", "node"
  };

  @Option(names = "--minutes", description = "how long it may take, about; 0: smoke test")
  private double minutes = 10;

  @Option(
      names = "--jdk",
      description = "the folder of a JDK to measure on, several times for several; default: this")
  private List<String> jdks = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      description =
          "some of: order, firehose, unheard, channels, requests, calls, blocking, saturation,"
              + " start, memory, asterisk")
  private Set<String> only = Set.of();

  @Option(names = "--clients", split = ",", description = "some of the clients; default: all")
  private Set<String> clients = Set.of();

  @Option(names = "--node", description = "the folder of client.js with its node_modules")
  private @Nullable Path node;

  @Option(names = "--report", description = "the folder where performance.md goes; default: none")
  private @Nullable Path report;

  @Option(
      names = "--results",
      description = "a results.tsv to write the report from, instead of measuring")
  private @Nullable Path measured;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--work", description = "a folder for what is made on the way")
  private Path work = Path.of("target/benchmark");

  /** Runs the benchmark. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (measured != null) {
      report(read(measured));
      return 0;
    }
    List<String> homes = jdks.isEmpty() ? List.of(System.getProperty("java.home")) : jdks;
    Scale scale = new Scale(minutes * 60, homes.size());
    Files.createDirectories(work);
    Lab lab =
        new Lab(System.getProperty("java.class.path"), work, homes, node, clients, scale.smoke());
    Results results = new Results(Words.about(homes, scale));
    try {
      run(lab, results, scale);
    } finally {
      Files.writeString(work.resolve("results.tsv"), results.table());
      report(results);
    }
    if (!scale.smoke()) {
      System.out.print(results.table());
    }
    results.notes().forEach(System.err::println);
    return results.keys().isEmpty() ? 1 : 0;
  }

  private Results read(Path file) throws IOException {
    if (report == null) {
      throw new ParameterException(spec.commandLine(), "--results needs --report");
    }
    try {
      return Results.read(Files.readAllLines(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  private void report(Results results) throws IOException {
    if (report != null) {
      new Report(results).write(report);
    }
  }

  private boolean wanted(String scenario) {
    boolean wanted = only.isEmpty() || only.contains(scenario);
    if (wanted) {
      System.err.println("measuring: " + scenario);
    }
    return wanted;
  }

  private void run(Lab lab, Results results, Scale scale) throws IOException {
    List<Contestant> events = lab.contestants(WITH_EVENTS);
    Firehose firehose = new Firehose(lab, results, scale);
    if (wanted("order")) {
      firehose.order(events);
    }
    if (wanted("firehose")) {
      firehose.heard(events, scale.share(12));
    }
    if (wanted("unheard")) {
      firehose.unheard(events, scale.share(8));
    }
    if (wanted("channels")) {
      channels(lab, firehose, scale);
    }
    Requests requests = new Requests(lab, results, scale);
    if (wanted("requests")) {
      requests.inFlight(lab.contestants(WITH_REQUESTS), 1, scale.share(7));
      requests.inFlight(lab.contestants(WITH_REQUESTS), 64, scale.share(7));
    }
    calls(lab, results, scale);
    if (wanted("start")) {
      new Starts(lab, results, scale)
          .measure(
              lab.contestants("floor", "netty", "ari-java", "ari-java-dynamic", "ari4java", "node"),
              scale.share(6));
    }
    if (wanted("memory")) {
      new Memory(lab, results, scale).measure(events);
    }
    if (wanted("asterisk")) {
      new RealAsterisk(lab, results, scale).measure(lab.contestants("ari-java"));
    }
  }

  private static void channels(Lab lab, Firehose firehose, Scale scale) {
    List<Contestant> all = lab.contestants(WITH_EVENTS);
    List<Contestant> java = lab.contestants("floor", "floor-mailboxes", "ari-java", "ari4java");
    firehose.each(all, 1, scale.share(5));
    if (scale.smoke()) {
      return;
    }
    firehose.each(all, 1_000, scale.share(5));
    firehose.each(all, 10_000, scale.share(5));
    firehose.each(java, 100_000, scale.share(5));
  }

  private void calls(Lab lab, Results results, Scale scale) {
    Calls calls = new Calls(lab, results, scale);
    List<Contestant> contestants =
        lab.contestants(
            "floor", "ari-java", "ari-java-async", "ari-java-dynamic", "ari4java", "node");
    if (wanted("calls")) {
      calls.steady(contestants, false, scale.share(10));
    }
    if (wanted("blocking")) {
      calls.steady(contestants, true, scale.share(10));
    }
    if (wanted("saturation")) {
      calls.saturation(contestants, scale.share(15));
    }
  }
}
