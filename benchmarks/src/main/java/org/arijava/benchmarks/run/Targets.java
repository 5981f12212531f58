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
  private static final List<String> PEERS = List.of("ari4java", "node");

  private static final String KEEPING =
      "the floor forgets an event as soon as it is handled; ari-java copies it from the socket's"
          + " buffer, checks that all of it is JSON, and keeps it for the objects it names, 64 for"
          + " each, so that who begins to listen late misses nothing. What is kept is also the work"
          + " of the garbage collector.";

  private static final String PAUSES =
      "pauses of the garbage collector, 12 to 20 ms about every three seconds of"
          + " 2,000 calls/s, which nearly one call in a hundred comes into: 15 KB are allocated"
          + " for a call, and 2.3 kept until a minute after its end. In rounds without a collection"
          + " (-Xmn1200m) the p99 was 0.6 ms on JDK 17; with ZGC on JDK 25 it was 2.7 ms.";

  private final Results results;
  private final StringBuilder table =
      new StringBuilder("| target | on | wanted | measured | reached |\n|--|--|--|--:|--|\n");

  private final Map<String, String> missed = new LinkedHashMap<>();

  Targets(Results results) {
    this.results = results;
  }

  String table() {
    Set<String> platforms = results.platforms();
    platforms.forEach(this::events);
    platforms.forEach(this::requests);
    platforms.forEach(this::calls);
    platforms.forEach(this::others);
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
        on,
        ours / boxes,
        1.5,
        KEEPING
            + " It also bounds what waits, and lets handlers block. Of few processes that warm up"
            + " for eight seconds, ours took 1.2 to 1.3 times as much (JDK 17).");
    atLeast(
        "the best peer's CPU for an event beside ours",
        on,
        bestPeer("firehose", heard, EVENT, on, true) / ours,
        2,
        "as for the floor; of few processes that warm up for eight seconds, ari4java took 1.65"
            + " times as much as ours (JDK 17).");
    atMost(
        "an event that nobody hears, CPU beside the floor",
        on,
        median("firehose", "no event heard", EVENT, "ari-java", on)
            / median("firehose", "no event heard", EVENT, "floor", on),
        1,
        KEEPING);
    double growth = growth("ari-java", on) / growth("floor-mailboxes", on);
    atMost(
        "growth from 1 to 100,000 channels beside the floor's",
        on,
        growth,
        1.3,
        "timelines of 64 events are half a gigabyte for 10,000 channels. On JDK 17 the"
            + " collector paused or marked for 4.7 of 22 seconds with such, in a heap that"
            + " had grown to 1.5 GB. The floor keeps nothing.");
  }

  private double growth(String client, String on) {
    return median("channels", "100000", EVENT, client, on)
        / median("channels", "1", EVENT, client, on);
  }

  private void requests(String on) {
    for (String variant : List.of("1 in flight", "64 in flight")) {
      double ours = median("requests", variant, REQUEST, "ari-java", on);
      double netty = median("requests", variant, REQUEST, "netty", on);
      atMost(
          "a request, " + variant + ", CPU beside the leanest Netty's",
          on,
          ours / netty,
          1.5,
          "processes that take turns in such numbers are not yet compiled when they are"
              + " measured: of two that warm up for eight seconds, ours took 1.26 times as much"
              + " (JDK 17, nine rounds). Beyond the leanest client a request has a deadline, a"
              + " check of the answer and a typed object.");
    }
    double ours = median("requests", "64 in flight", "requests/s", "ari-java", on);
    double theirs = median("requests", "64 in flight", "requests/s", "ari4java", on);
    atLeast(
        "requests/s, 64 in flight, beside ari4java's",
        on,
        ours / theirs,
        3,
        "as for a request's CPU.");
  }

  private void calls(String on) {
    double ours = median("calls", "", CALL, "ari-java", on);
    atMost(
        "a call, CPU beside the floor's",
        on,
        ours / median("calls", "", CALL, "floor", on),
        2,
        "a call switches threads six to seven times, the floor's four times: a request"
            + " goes to the network thread and its answer comes back, where each handler of"
            + " the floor has a socket of its own. In a profile seven tenths of our samples"
            + " were in system calls, most of them such wake-ups.");
    double p99 = median("calls", "", P99, "ari-java", on);
    atMost("reaction p99 at 2,000 calls/s, ms", on, p99, 2, PAUSES);
    atMost(
        "reaction p99 at 60 % of saturation, ms",
        on, median("saturation", "at 60 %", P99, "ari-java", on), 5, PAUSES);
    atLeast(
        "saturation beside the best peer's",
        on,
        median("saturation", "", "calls/s", "ari-java", on)
            / bestPeer("saturation", "", "calls/s", on, false),
        2,
        "before JDK 21 each call that waits keeps a thread of the operating system;"
            + " futures keep none, as ari-java-async shows.");
    atMost(
        "reaction p99 of the others while 1 % of the handlers block, beside that without",
        on,
        median("calls", "1 % of the handlers block for 1 s", P99, "ari-java", on) / p99,
        1.5,
        PAUSES);
  }

  private void others(String on) {
    String first = "connect to ready, ms";
    atMost(
        "cold connect until ready, beside ari4java's",
        on,
        median("start", "", first, "ari-java", on) / median("start", "", first, "ari4java", on),
        0.4,
        "in a profile on JDK 17, half of the CPU was the JVM's compiler and a quarter the loading of"
            + " classes, most of them Netty's: the leanest Netty client, which opens no stream of"
            + " events, takes most of that time too. An AOT cache of the JVM, made once, takes it"
            + " from 705 to 273 ms on JDK 25, beside ari4java's 805 without one.");
    atMost(
        "heap of a live channel with a handler, bytes",
        on,
        median("memory", "one handler each, no event yet", "heap, bytes/channel", "ari-java", on),
        1024,
        KEEPING);
    atMost(
        "our share of the CPU beside a real Asterisk, %",
        on,
        median("asterisk", "", "our share of the CPU, %", "ari-java", on),
        25,
        "the JVM still compiles after thousands of calls: on JDK 17 the rounds fell from 41 to 26 %"
            + " while it did.");
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

  private void atMost(String what, String on, double value, double most, String why) {
    row(what, on, "≤ " + text(most), value, value <= most, why);
  }

  private void atLeast(String what, String on, double value, double least, String why) {
    row(what, on, "≥ " + text(least), value, value >= least, why);
  }

  private void row(
      String what, String on, String wanted, double value, boolean reached, String why) {
    if (!Double.isNaN(value)) {
      String answer = reached ? "yes" : "**no**";
      table.append(String.join(" | ", "| " + what, on, wanted, Report.number(value), answer));
      table.append(" |\n");
      if (!reached) {
        missed.put(what, why + "\n");
      }
    }
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }
}
