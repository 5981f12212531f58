/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import static org.arijava.benchmarks.run.Contestant.OTHER;
import static org.arijava.benchmarks.run.Contestant.TYPED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the processes come from. Immutable. */
final class Lab {

  private static final String NODE = "node";
  private static final String PACKAGE = "org.arijava.benchmarks.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The same for every Java client, of whatever library. */
  private static final List<String> FLAGS =
      List.of("-Xms256m", "-Xmx2g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

  /** More of them when nothing is measured. */
  private static final List<String> SMOKE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final String classPath;
  private final Set<String> wanted;
  private final boolean smoke;
  private final Path docs;
  private final List<String> javaHomes;
  private final @Nullable Path nodeFolder;
  private final Map<String, String> others = new TreeMap<>();

  /**
   * A lab.
   *
   * @param javaHomes the JDKs to measure on, the first also for the server
   * @param nodeFolder where client.js and its node_modules are; null without Node
   * @param wanted the names of the clients that take part; empty for all
   * @param others other states of this library, by name: the folder of a checkout that is built,
   *     and options for the JVM, with commas between
   */
  Lab(
      String classPath,
      Path work,
      List<String> javaHomes,
      @Nullable Path nodeFolder,
      Set<String> wanted,
      Map<String, String> others,
      boolean smoke)
      throws IOException {
    this.classPath = classPath;
    this.wanted = Set.copyOf(wanted);
    this.smoke = smoke;
    this.javaHomes = List.copyOf(javaHomes);
    this.nodeFolder = nodeFolder;
    others.forEach((name, state) -> this.others.put(TYPED + OTHER + name, state));
    this.docs = work.resolve("api-docs");
    ApiDocsFolder.write(docs);
  }

  /**
   * The clients of these names, those on one JDK after those on another: so many processes at once
   * take the processors' caches from one another. Node's are beside those on the first.
   */
  List<List<Contestant>> matches(String... names) {
    List<String> clients =
        Stream.of(names).filter(name -> wanted.isEmpty() || wanted.contains(name)).toList();
    List<List<Contestant>> all = new ArrayList<>();
    for (String home : javaHomes) {
      boolean withNode = all.isEmpty() && nodeFolder != null;
      all.add(
          clients.stream()
              .filter(client -> withNode || !client.startsWith(NODE))
              .flatMap(client -> contestants(client, home))
              .toList());
    }
    return all;
  }

  private Stream<Contestant> contestants(String client, String home) {
    if (client.startsWith(NODE)) {
      return Stream.of(new Contestant(client, "Node", ""));
    }
    Stream<String> states = client.equals(TYPED) ? others.keySet().stream() : Stream.of();
    return Stream.concat(Stream.of(client), states)
        .map(name -> new Contestant(name, "JDK " + version(home), home));
  }

  /** A JDK's feature version. */
  static String version(String home) {
    Path release = Path.of(home, "release");
    try {
      return Files.readAllLines(release).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
          .findFirst()
          .orElse("?");
    } catch (IOException e) {
      return System.getProperty("java.specification.version", "?");
    }
  }

  /** A neutral server of its own. */
  ChildProcess server() {
    List<String> options = List.of("-Xmx1g", "-XX:MaxDirectMemorySize=1g");
    List<String> command = java(javaHomes.get(0), options, classPath);
    command.add(PACKAGE + "server.NeutralServer");
    command.add(docs.toString());
    return new ChildProcess(command);
  }

  static String url(ChildProcess server) {
    return "http://127.0.0.1:" + server.line(PATIENCE).split(" ")[1] + "/";
  }

  /** A client that has connected and waits for commands. */
  ChildProcess client(Contestant who, String url) {
    ChildProcess client = new ChildProcess(command(who, url));
    String ready = client.line(PATIENCE);
    if (!ready.equals("ready")) {
      client.close();
      throw new IllegalStateException(who + ": " + ready);
    }
    return client;
  }

  /** A client that connects, tells of it, and ends. */
  ChildProcess starter(Contestant who, String url) {
    List<String> command = command(who, url);
    command.add("start");
    return new ChildProcess(command);
  }

  /** A program of this library's that is given these arguments. */
  ChildProcess program(Contestant who, String name, List<String> arguments) {
    List<String> command = java(who);
    command.add(name);
    command.addAll(arguments);
    return new ChildProcess(command);
  }

  private List<String> command(Contestant who, String url) {
    List<String> command;
    if (who.isJava()) {
      command = java(who);
      command.add(PACKAGE + "client.ClientProgram");
      command.add(who.program());
    } else {
      command = new ArrayList<>(List.of("node", "--expose-gc"));
      command.add(String.valueOf(nodeFolder) + "/client.js");
      command.add(who.client());
    }
    command.add(url);
    return command;
  }

  /** Where the client of another state is built. */
  static Path classes(String state) {
    return Path.of(state.replaceFirst(",.*", ""), "client", "target", "classes");
  }

  private List<String> java(Contestant who) {
    List<String> options = new ArrayList<>(FLAGS);
    String classes = classPath;
    String state = others.get(who.client());
    if (state != null) {
      List<String> parts = List.of(state.split(","));
      options.addAll(parts.subList(1, parts.size()));
      classes = classes(state) + ":" + classPath;
    }
    return java(who.home(), options, classes);
  }

  private List<String> java(String home, List<String> options, String classes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    if (smoke) {
      command.addAll(SMOKE);
    }
    command.add("-cp");
    command.add(classes);
    return command;
  }
}
