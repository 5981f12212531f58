/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import org.arijava.benchmarks.run.Results.Key;

/**
 * Whether the others come out in the order in which they are known to be. Confined to one thread.
 */
final class KnownOrder {

  private static final String EVENT = "CPU µs/event";
  private static final String REQUEST = "CPU µs/request";

  private final Results results;
  private final StringBuilder table =
      new StringBuilder("| CPU µs of | on | known to grow | as known |\n|--|--|--|--|\n");

  KnownOrder(Results results) {
    this.results = results;
  }

  String table() {
    for (String on : results.platforms()) {
      List<String> sockets = List.of("floor", "floor-mailboxes", "ari4java", "node");
      List<String> clients = List.of("floor", "netty", "ari4java", "node");
      row("an event heard", on, sockets, "firehose", "every event heard", EVENT);
      row("an event, 10,000 handlers", on, sockets, "channels", "10000", EVENT);
      row("a request, 1 in flight", on, clients, "requests", "1 in flight", REQUEST);
      row("a request, 64 in flight", on, clients, "requests", "64 in flight", REQUEST);
      row("a call", on, List.of("floor", "ari4java", "node"), "calls", "", "CPU µs/call");
    }
    return table.toString();
  }

  private void row(
      String what,
      String on,
      List<String> clients,
      String scenario,
      String variant,
      String quantity) {
    StringBuilder order = new StringBuilder();
    boolean grows = true;
    double before = 0;
    for (String client : clients) {
      String platform = client.equals("node") ? "Node" : on;
      double value = results.median(new Key(scenario, variant, quantity, client, platform));
      if (!Double.isNaN(value)) {
        order.append(order.length() == 0 ? "" : ", ");
        order.append(client).append(' ').append(Report.number(value));
        grows &= value >= before;
        before = value;
      }
    }
    if (order.length() > 0) {
      String answer = grows ? "yes" : "**no**";
      table.append(String.join(" | ", "| " + what, on, order, answer)).append(" |\n");
    }
  }
}
