/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

  private static final String[] EVENTS = {
    "floor", "floor-mailboxes", "ari-java", "ari4java", "node"
  };

  private static final String[] HEARD = {
    "floor", "floor-mailboxes", "netty", "ari-java", "ari4java", "node"
  };

  /** Where nobody hears, mailboxes are not used. */
  private static final String[] UNHEARD = {"floor", "netty", "ari-java", "ari4java", "node"};

  /** Those that targets rest on, but for Node, which takes minutes. */
  private static final String[] MANY = {"floor", "floor-mailboxes", "ari-java", "ari4java"};

  private static final String[] REQUESTS = {
    "floor", "netty", "ari-java", "ari4java", "node", "node-no-keep-alive"
  };
  private static final String[] CALLS = {"floor", "netty", "ari-java", "ari4java", "node"};

  /** Apart from the others, which so many processes at once would make dearer. */
  private static final String[] VIEWS = {"ari-java-async", "ari-java-dynamic"};

  private static final String[] STARTS = {
    "floor", "netty", "ari-java", "ari-java-async", "ari-java-dynamic", "ari4java", "node"
  };

  @Option(
      names = "--minutes",
      description = "how long it measures, about, besides starts and warm-ups; 0: smoke test")
  private double minutes = 10;

  @Option(
      names = "--jdk",
      description = "the folder of a JDK to measure on, several times for several; default: this")
  private List<String> jdks = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      description =
          "some of: order, firehose, unheard, channels, requests, calls, saturation, start, memory,"
              + " asterisk, parts")
  private Set<String> only = Set.of();

  @Option(names = "--clients", split = ",", description = "some of the clients; default: all")
  private Set<String> clients = Set.of();

  @Option(
      names = "--against",
      description =
          "NAME=FOLDER[,OPTION...], several times for several: measures beside the typed API what is"
              + " built in another checkout's folder, or this with other options for its JVM")
  private Map<String, String> against = Map.of();

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
      if (report == null) {
        throw new ParameterException(spec.commandLine(), "--results needs --report");
      }
      report(measured);
      return 0;
    }
    for (String other : against.values()) {
      if (!Files.isDirectory(Lab.classes(other))) {
        throw new ParameterException(spec.commandLine(), Lab.classes(other) + ": nothing is built");
      }
    }
    List<String> homes = jdks.isEmpty() ? List.of(System.getProperty("java.home")) : jdks;
    Scale scale = new Scale(minutes, homes.size());
    Files.createDirectories(work);
    String classPath = System.getProperty("java.class.path");
    Lab lab = new Lab(classPath, work, homes, node, clients, against, scale.smoke());
    String load = scale.smoke() ? Machine.load() : Machine.restedLoad();
    Results results = new Results(Words.about(homes, scale, load));
    if (node == null && (clients.isEmpty() || clients.contains("node"))) {
      results.note("node is missing: there is no npm here");
    }
    Path samples = work.resolve("results.tsv");
    try {
      run(lab, results, scale);
    } finally {
      Files.writeString(samples, results.table());
    }
    report(samples); // not of a run that broke off
    if (!scale.smoke()) {
      System.out.print(results.table());
    }
    return results.keys().isEmpty() || !results.notes().isEmpty() ? 1 : 0;
  }

  private Results read(Path file) throws IOException {
    try {
      return Results.read(Files.readAllLines(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  /** Of the samples as they are rounded in the file, so that the same can be written again. */
  private void report(Path samples) throws IOException {
    if (report != null) {
      new Report(read(samples)).write(report);
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
    events(lab, new Firehose(lab, results, scale), scale);
    if (wanted("requests")) {
      Requests requests = new Requests(lab, results, scale);
      each(lab, REQUESTS, all -> requests.inFlight(all, 1));
      each(lab, REQUESTS, all -> requests.inFlight(all, 64));
    }
    boolean calls = wanted("calls");
    boolean saturation = wanted("saturation");
    if (calls || saturation) {
      Calls flow = new Calls(lab, results, scale);
      each(lab, CALLS, all -> flow.measure(all, calls, saturation));
    }
    if (wanted("start")) {
      lab.matches(STARTS).forEach(new Starts(lab, results, scale)::measure);
    }
    if (wanted("memory")) {
      each(lab, EVENTS, new Memory(lab, results, scale)::measure);
    }
    if (wanted("asterisk")) {
      lab.matches(Contestant.TYPED).forEach(new RealAsterisk(lab, results, scale)::measure);
    }
    if (wanted("parts")) {
      Parts parts = new Parts(results, scale);
      for (List<Contestant> all : lab.matches(Contestant.TYPED)) {
        all.stream().limit(1).forEach(who -> parts.measure(who, work)); // of this process's classes
      }
    }
  }

  /** Matches of these, and of this library's other views. */
  private static void each(Lab lab, String[] clients, Consumer<List<Contestant>> measure) {
    lab.matches(clients).forEach(measure);
    lab.matches(VIEWS).forEach(measure);
  }

  private void events(Lab lab, Firehose firehose, Scale scale) {
    if (wanted("order")) {
      each(lab, EVENTS, firehose::order);
    }
    if (wanted("firehose")) {
      each(lab, HEARD, firehose::heard);
    }
    if (wanted("unheard")) {
      each(lab, UNHEARD, firehose::unheard);
    }
    if (wanted("channels")) {
      lab.matches(MANY).forEach(all -> firehose.each(all, 1));
      if (!scale.smoke()) {
        lab.matches(MANY).forEach(all -> firehose.each(all, 1_000));
        each(lab, EVENTS, all -> firehose.each(all, 10_000));
        lab.matches(MANY).forEach(all -> firehose.each(all, 100_000));
      }
    }
  }
}
