/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arijava.benchmarks.run.Results.Key;

/**
 * Whether the others come out in the order in which they are known to be. Confined to one thread.
 */
final class KnownOrder {

  static final String EVENT_HEARD = "CPU µs of an event heard";
  static final String EVENT_OF_MANY = "CPU µs of an event, 10,000 handlers";
  static final String REQUEST = "CPU µs of a request, ";
  static final String CALL = "CPU µs of a call";
  static final String REACTION = "reaction p99 at 2,000 calls/s, ms";
  static final String READY = "connect to ready, ms";
  static final String HEAP = "heap of a live channel, bytes";

  private static final List<String> SOCKETS =
      List.of("floor", "floor-mailboxes", "ari4java", "node");
  private static final List<String> REQUESTS =
      List.of("floor", "netty", "ari4java", "node-no-keep-alive");

  /** Clients in the order in which a quantity is known to grow. */
  private record Row(
      String what, String scenario, String variant, String quantity, List<String> clients) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(EVENT_HEARD, "firehose", "every event heard", Firehose.COST, SOCKETS),
          new Row(EVENT_OF_MANY, "channels", "10000", Firehose.COST, SOCKETS),
          new Row(REQUEST + "1 in flight", "requests", "1 in flight", Requests.COST, REQUESTS),
          new Row(REQUEST + "64 in flight", "requests", "64 in flight", Requests.COST, REQUESTS),
          new Row(CALL, "calls", "", Flow.COST, List.of("floor", "ari4java", "node")),
          new Row(REACTION, "calls", "", Flow.P99, List.of("floor", "node", "ari4java")),
          new Row(READY, "start", "", READY, List.of("floor", "node", "ari4java")),
          new Row(
              HEAP, "memory", Memory.NO_EVENT, "heap, bytes/channel", List.of("floor", "node")));

  private final Results results;
  private final Set<List<String>> doubtful = new HashSet<>();
  private final StringBuilder table =
      new StringBuilder("| what | on | known to grow | as known |\n|--|--|--|--|\n");

  KnownOrder(Results results) {
    this.results = results;
    for (String on : results.platforms()) {
      ROWS.forEach(row -> row(row, on));
    }
  }

  String table() {
    return table.toString();
  }

  /** Whether the others did not come out as known in what the table calls so, or one is missing. */
  boolean isDoubtful(String what, String on) {
    return doubtful.contains(List.of(what, on));
  }

  private void row(Row row, String on) {
    List<String> order = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean grows = true;
    boolean clearly = true;
    Estimate before = Estimate.exactly(0);
    for (String client : row.clients) {
      Estimate here = results.estimate(Key.of(row.scenario, row.variant, row.quantity, client, on));
      if (here.isMissing()) {
        missing.add(client);
      } else {
        order.add(client + " " + Report.number(here.value()));
        grows &= here.value() >= before.value();
        clearly &= here.least() >= before.most();
        before = here;
      }
    }
    if (!missing.isEmpty() || !grows) {
      doubtful.add(List.of(row.what, on));
    }
    String known = clearly ? "yes" : "within the spread";
    String answer = !grows ? "**no**" : missing.isEmpty() ? known : "**not whole**";
    String without = missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing);
    String cells = String.join(" | ", row.what, on, String.join(", ", order), answer + without);
    table.append("| ").append(cells).append(" |\n");
  }
}
