/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The replays of all traces on servers of one kind. They spend their time waiting for prompts and
 * timeouts to end, so several run at once, each on a server that it has for itself, the longest
 * first. Thread-safe.
 */
final class TraceReplays implements AutoCloseable {

  private static final int AT_ONCE = 3;

  /** Those in which calls end by themselves and no event tells when. */
  private static final Set<String> UNHURRIED =
      Set.of(
          "03-dialplan-stasis-answer-continue",
          "17-create-dial",
          "18-originate-failures",
          "28b-broadcast-claim-appB");

  private static final int SHORT_PAUSE_MILLIS = 100;

  /** Longer pauses in the traces are the recorder's, in which nothing happens. */
  private static final int LONG_PAUSE_MILLIS = 2_000;

  private final Server kind;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
  private final Queue<RunningServer> idle = new ConcurrentLinkedQueue<>();
  private final Queue<RunningServer> servers = new ConcurrentLinkedQueue<>();
  private final Map<String, Future<Set<String>>> outcomes;

  private TraceReplays(RunningServer first) {
    kind = first.kind();
    servers.add(first);
    idle.add(first);
    outcomes =
        TracesIT.TRACES.stream()
            .collect(Collectors.toMap(names -> names, TraceReplays::read))
            .entrySet()
            .stream()
            .sorted(Comparator.comparing(each -> -each.getValue().millis()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> threads.submit(() -> replay(each.getValue())),
                    (one, other) -> one,
                    LinkedHashMap::new));
  }

  /** Starts all of them, where such servers can be had. */
  static Optional<TraceReplays> start(Server kind) {
    return kind.start(Setup.TRACES).map(TraceReplays::new);
  }

  Server kind() {
    return kind;
  }

  private static Trace read(String names) {
    try {
      return Trace.read(names.split(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> replay(Trace trace) throws Exception {
    RunningServer server = idle.poll();
    if (server == null) {
      server = kind.start(Setup.TRACES).orElseThrow();
      servers.add(server);
    }
    RawHttp http = new RawHttp(server.url(), server.user(), server.password());
    try (TraceReplay replay =
        new TraceReplay(
            http,
            Map.of(TraceConfiguration.SIP_PORT, sipPort(http)),
            UNHURRIED.contains(trace.name()) ? LONG_PAUSE_MILLIS : SHORT_PAUSE_MILLIS,
            server.clock(),
            KnownTraceDifferences.omitted(kind, trace.name()))) {
      Set<String> differences = replay.differences(trace);
      if (server.clock() == null && replay.cleanUp()) {
        idle.add(server);
      } else {
        server.close();
      }
      return differences;
    }
  }

  private static String sipPort(RawHttp http) throws IOException {
    String port =
        Trace.JSON
            .readTree(
                http.send("GET", "/ari/asterisk/variable?variable=SIP_PORT", null, null).body())
            .get("value")
            .asString();
    return port.isEmpty() ? TraceConfiguration.SIP_PORT : port;
  }

  /** Waits for the replay of these recordings and tells what is wrong with it. */
  List<String> problems(String names) throws Exception {
    Set<String> differences;
    try {
      differences = outcomes.get(names).get();
    } catch (ExecutionException e) {
      throw new AssertionError("The replay of " + names + " failed", e.getCause());
    }
    String[] parts = names.split(" ");
    return KnownTraceDifferences.problems(kind, parts[parts.length - 1], differences);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    servers.forEach(RunningServer::close);
  }
}
