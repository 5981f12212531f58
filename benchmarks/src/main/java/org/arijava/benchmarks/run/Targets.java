/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.arijava.benchmarks.run.Results.Key;

/** What the project wants, and whether it was reached. Confined to one thread. */
final class Targets {

  private static final String EVENT = "CPU µs/event";
  private static final String REQUEST = "CPU µs/request";
  private static final String CALL = "CPU µs/call";
  private static final String P99 = "reaction p99, ms";
  private static final Set<String> EVENT_FAULTS =
      Set.of("events out of order, %", "events lost, %");
  private static final List<String> OURS =
      List.of("ari-java", "ari-java-async", "ari-java-dynamic");
  private static final List<String> PEERS = List.of("ari4java", "node");

  private static final String KEEPING =
      "the floor forgets an event as soon as it is handled; ari-java copies it from the socket's"
          + " buffer, checks that all of it is JSON, and keeps it for the objects it names, up to 64"
          + " for each, so that who begins to listen late misses nothing. What is kept is also the"
          + " work of the garbage collector.";

  private static final String PAUSES =
      "pauses of the garbage collector, which copies what is kept of the calls that live and of the"
          + " latest that are over. A reaction counts from when the call was due, so that what the"
          + " server itself was late by is in it, for the floor too.";

  private final Results results;
  private final StringBuilder table =
      new StringBuilder("| target | on | wanted | measured | reached |\n|--|--|--|--:|--|\n");

  private final Map<String, String> missed = new LinkedHashMap<>();
  private final KnownOrder order;
  private boolean doubtful;

  Targets(Results results, KnownOrder order) {
    this.results = results;
    this.order = order;
  }

  String table() {
    Set<String> platforms = results.platforms();
    platforms.forEach(this::events);
    platforms.forEach(this::requests);
    platforms.forEach(this::calls);
    platforms.forEach(this::others);
    if (doubtful) {
      table.append(
          "\n† The others did not come out as known in the scenario that this rests on, or");
      table.append(" too few took part to tell: the figure does not count.\n");
    }
    if (!missed.isEmpty()) {
      table.append("\nWhat is not reached, and why:\n\n");
      missed.forEach((what, why) -> table.append("- ").append(what).append(": ").append(why));
    }
    return table.toString();
  }

  private void events(String on) {
    String heard = "every event heard";
    double ours = median("firehose", heard, EVENT, "ari-java", on);
    double boxes = median("firehose", heard, EVENT, "floor-mailboxes", on);
    atMost(
        "an event handled, CPU beside the floor with mailboxes",
        KnownOrder.EVENT_HEARD,
        on,
        ours / boxes,
        1.5,
        KEEPING + " It also bounds what waits, and lets handlers block.");
    atLeast(
        "the best peer's CPU for an event beside ours",
        KnownOrder.EVENT_HEARD,
        on,
        bestPeer("firehose", heard, EVENT, on, true) / ours,
        2,
        "as for the floor: the peers keep nothing of an event either.");
    atMost(
        "an event that nobody hears, CPU beside the floor",
        KnownOrder.EVENT_HEARD,
        on,
        median("firehose", "no event heard", EVENT, "ari-java", on)
            / median("firehose", "no event heard", EVENT, "floor", on),
        1,
        KEEPING);
    atMost(
        "growth from 1 to 100,000 channels beside the floor's",
        KnownOrder.EVENT_OF_MANY,
        on,
        growth("ari-java", on) / growth("floor-mailboxes", on),
        1.3,
        "the events that are kept, a quarter of a million of all channels together, are what the"
            + " garbage collector copies. The floor keeps nothing.");
    atMost(
        "events out of order or lost, typed and dynamic, %",
        "nothing",
        on,
        worst(EVENT_FAULTS, "", List.of("ari-java", "ari-java-dynamic"), on),
        0,
        "this is a fault.");
  }

  private double growth(String client, String on) {
    return median("channels", "100000", EVENT, client, on)
        / median("channels", "1", EVENT, client, on);
  }

  private void requests(String on) {
    for (String variant : List.of("1 in flight", "64 in flight")) {
      atMost(
          "a request, " + variant + ", CPU beside the leanest Netty's",
          KnownOrder.REQUEST + variant,
          on,
          median("requests", variant, REQUEST, "ari-java", on)
              / median("requests", variant, REQUEST, "netty", on),
          1.5,
          "beyond the leanest client a request has a deadline, a check of the answer and a typed"
              + " object. A short run may also measure code that is not compiled yet.");
    }
    double ours = median("requests", "64 in flight", "requests/s", "ari-java", on);
    double theirs = median("requests", "64 in flight", "requests/s", "ari4java", on);
    atLeast(
        "requests/s, 64 in flight, beside ari4java's",
        KnownOrder.REQUEST + "64 in flight",
        on,
        ours / theirs,
        3,
        "as for a request's CPU.");
    atMost(
        "requests lost, 64 in flight, %",
        "nothing",
        on,
        worst(Set.of("requests lost, %"), "64 in flight", OURS, on),
        0,
        "this is a fault.");
  }

  private void calls(String on) {
    double ours = median("calls", "", CALL, "ari-java", on);
    atMost(
        "a call, CPU beside the floor's",
        KnownOrder.CALL,
        on,
        ours / median("calls", "", CALL, "floor", on),
        2,
        "a call switches threads more often than the floor's: a request goes to the network thread"
            + " and its answer comes back, where each handler of the floor has a socket of its own."
            + " Most of the CPU goes to system calls, such wake-ups above all.");
    double p99 = median("calls", "", P99, "ari-java", on);
    atMost("reaction p99 at 2,000 calls/s, ms", KnownOrder.CALL, on, p99, 2, PAUSES);
    atMost(
        "reaction p99 at 60 % of saturation, ms",
        KnownOrder.CALL, on, median("saturation", "at 60 %", P99, "ari-java", on), 5, PAUSES);
    atLeast(
        "saturation beside the best peer's",
        KnownOrder.CALL,
        on,
        median("saturation", "", "calls/s", "ari-java", on)
            / bestPeer("saturation", "", "calls/s", on, false),
        2,
        "before JDK 21 each call that waits keeps a thread of the operating system;"
            + " futures keep none, as ari-java-async shows.");
    atMost(
        "reaction p99 of the others while 1 % of the handlers block, beside that without",
        KnownOrder.CALL,
        on,
        median("calls", "1 % of the handlers block for 1 s", P99, "ari-java", on) / p99,
        1.5,
        PAUSES);
  }

  private void others(String on) {
    String first = "connect to first answer, ms";
    atMost(
        "cold connect to the first typed answer, beside ari4java's",
        KnownOrder.READY,
        on,
        median("start", "", first, "ari-java", on) / median("start", "", first, "ari4java", on),
        0.4,
        "most of the CPU goes to the JVM's compiler and to the loading of classes, most of them"
            + " Netty's, which the leanest Netty client loads too.");
    String heap = "heap, bytes/channel";
    atMost(
        "heap of a live channel with a handler, bytes",
        "memory",
        on,
        median("memory", "one handler each, no event yet", heap, "ari-java", on),
        1024,
        "each channel has a turn, a state and a place where its handlers stand.");
    atMost(
        "the same after its first event, bytes",
        "memory",
        on,
        median("memory", "one handler and one event each", heap, "ari-java", on),
        1024,
        "the event is kept as it came, some 520 bytes, for who begins to listen late.");
    atMost(
        "our share of the CPU beside a real Asterisk, %",
        "asterisk",
        on,
        median("asterisk", "", "our share of the CPU, %", "ari-java", on),
        25,
        "the JVM may still compile while it is measured, however many calls were made before.");
  }

  /** The most of these quantities in any round of these clients; NaN if none was measured. */
  private double worst(Set<String> quantities, String variant, List<String> clients, String on) {
    return results.keys().stream()
        .filter(key -> quantities.contains(key.quantity()) && key.platform().equals(on))
        .filter(key -> variant.isEmpty() || key.variant().equals(variant))
        .filter(key -> clients.contains(key.client()))
        .mapToDouble(results::most)
        .max()
        .orElse(Double.NaN);
  }

  private double median(
      String scenario, String variant, String quantity, String client, String platform) {
    return results.median(new Key(scenario, variant, quantity, client, platform));
  }

  private double bestPeer(
      String scenario, String variant, String quantity, String on, boolean least) {
    double best = Double.NaN;
    for (String peer : PEERS) {
      String platform = peer.equals("node") ? "Node" : on;
      double value = median(scenario, variant, quantity, peer, platform);
      if (Double.isNaN(best) || (!Double.isNaN(value) && least == value < best)) {
        best = value;
      }
    }
    return best;
  }

  private void atMost(
      String what, String restsOn, String on, double value, double most, String why) {
    row(what, restsOn, on, "≤ " + text(most), value, value <= most, why);
  }

  private void atLeast(
      String what, String restsOn, String on, double value, double least, String why) {
    row(what, restsOn, on, "≥ " + text(least), value, value >= least, why);
  }

  private void row(
      String what,
      String restsOn,
      String on,
      String wanted,
      double value,
      boolean reached,
      String why) {
    if (Double.isNaN(value)) {
      return;
    }
    boolean marked = order.isDoubtful(restsOn, on);
    doubtful |= marked;
    String name = "| " + what + (marked ? " †" : "");
    String answer = reached ? "yes" : "**no**";
    table.append(String.join(" | ", name, on, wanted, Report.number(value), answer));
    table.append(" |\n");
    if (!reached) {
      missed.put(what, why + "\n");
    }
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }
}
