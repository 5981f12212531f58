/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arijava.benchmarks.run.Results.Key;

/** What the project wants, and what was measured of it. Confined to one thread. */
final class Targets {

  private static final String EVENT = "CPU µs/event";
  private static final String HEARD = "every event heard";
  private static final String UNHEARD = "no event heard";
  private static final String REQUEST = "CPU µs/request";
  private static final String P99 = "reaction p99, ms";
  private static final String TYPED = Contestant.TYPED;
  private static final String BOXES = "floor-mailboxes";
  private static final List<String> OURS = List.of(TYPED, "ari-java-async", "ari-java-dynamic");

  /** Targets that rest on nothing which is known of the others. */
  private static final String NOTHING = "nothing";

  private final Results results;
  private final List<Target> all = new ArrayList<>();

  private Targets(Results results) {
    this.results = results;
  }

  /** All, on each JDK that this library was measured on. */
  static List<Target> of(Results results) {
    Targets targets = new Targets(results);
    for (String on : results.platforms()) {
      targets.events(on);
      targets.requests(on);
      targets.calls(on);
      targets.others(on);
    }
    return List.copyOf(targets.all);
  }

  private void events(String on) {
    Estimate ours = median("firehose", HEARD, EVENT, TYPED, on);
    atMost(
        "an event handled, CPU beside the floor with mailboxes",
        KnownOrder.EVENT_HEARD,
        on,
        ours.over(median("firehose", HEARD, EVENT, BOXES, on)),
        1.5);
    atLeast(
        "the best peer's CPU for an event beside ours",
        KnownOrder.EVENT_HEARD,
        on,
        bestPeer("firehose", HEARD, EVENT, on, true).over(ours),
        2);
    atMost(
        "an event that nobody hears, CPU beside the floor",
        KnownOrder.EVENT_HEARD,
        on,
        median("firehose", UNHEARD, EVENT, TYPED, on)
            .over(median("firehose", UNHEARD, EVENT, "floor", on)),
        1);
    atMost(
        "growth from 1 to 1,000, 10,000 or 100,000 channels, the worst, beside that of the floor"
            + " with mailboxes",
        KnownOrder.EVENT_OF_MANY,
        on,
        growth(on),
        1.3);
    Set<String> clients = Set.of(TYPED, "ari-java-dynamic");
    none("events out of order, typed and dynamic, %", "events out of order, %", clients, on);
    none("events lost, typed and dynamic, %", "events lost, %", clients, on);
  }

  private Estimate growth(String on) {
    return growthTo("1000", on).orMore(growthTo("10000", on)).orMore(growthTo("100000", on));
  }

  private Estimate growthTo(String channels, String on) {
    return growth(TYPED, channels, on).over(growth(BOXES, channels, on));
  }

  private Estimate growth(String client, String channels, String on) {
    return median("channels", channels, EVENT, client, on)
        .over(median("channels", "1", EVENT, client, on));
  }

  private void requests(String on) {
    for (String variant : List.of("1 in flight", "64 in flight")) {
      atMost(
          "a request, " + variant + ", CPU beside the leanest Netty's",
          KnownOrder.REQUEST + variant,
          on,
          median("requests", variant, REQUEST, TYPED, on)
              .over(median("requests", variant, REQUEST, "netty", on)),
          1.5);
    }
    atLeast(
        "requests/s, 64 in flight, beside ari4java's",
        KnownOrder.REQUEST + "64 in flight",
        on,
        median("requests", "64 in flight", "requests/s", TYPED, on)
            .over(median("requests", "64 in flight", "requests/s", "ari4java", on)),
        3);
    none("requests lost, %", "requests lost, %", Set.copyOf(OURS), on);
  }

  private void calls(String on) {
    Estimate p99 = median("calls", "", P99, TYPED, on);
    atMost(
        "a call, CPU beside the floor's",
        KnownOrder.CALL,
        on,
        median("calls", "", "CPU µs/call", TYPED, on)
            .over(median("calls", "", "CPU µs/call", "floor", on)),
        2);
    atMost("reaction p99 at 2,000 calls/s, ms", KnownOrder.REACTION, on, p99, 2);
    atMost(
        "reaction p99 at 60 % of saturation, ms",
        KnownOrder.REACTION, on, median("saturation", Saturation.STEADY, P99, TYPED, on), 5);
    atLeast(
        "saturation beside the best peer's",
        KnownOrder.CALL,
        on,
        median("saturation", "", "calls/s", TYPED, on)
            .over(bestPeer("saturation", "", "calls/s", on, false)),
        2);
    atMost(
        "reaction p99 of the others while 1 % of the handlers block, beside that without",
        KnownOrder.REACTION, on, median("calls", Calls.BLOCKING, P99, TYPED, on).over(p99), 1.5);
    none("calls lost, %", "calls lost, %", Set.copyOf(OURS), on);
  }

  private void others(String on) {
    String first = "connect to first answer, ms";
    atMost(
        "cold connect to the first typed answer, beside ari4java's",
        KnownOrder.READY,
        on,
        median("start", "", first, TYPED, on).over(median("start", "", first, "ari4java", on)),
        0.4);
    String heap = "heap, bytes/channel";
    atMost(
        "heap of a live channel with a handler, bytes",
        KnownOrder.HEAP,
        on,
        median("memory", Memory.NO_EVENT, heap, TYPED, on),
        1024);
    atMost(
        "the same after its first event, bytes",
        KnownOrder.HEAP,
        on,
        median("memory", Memory.ONE_EVENT, heap, TYPED, on),
        1024);
    atMost(
        "our share of the CPU beside a real Asterisk, %",
        NOTHING, on, median("asterisk", "", "our share of the CPU, %", TYPED, on), 25);
    none("calls failed beside a real Asterisk", "calls failed", Set.of(TYPED), on);
  }

  /** None of these may be, in any round of any scenario; all of these clients were measured. */
  private void none(String what, String quantity, Set<String> clients, String on) {
    List<Key> keys =
        results.keys().stream()
            .filter(key -> key.quantity().equals(quantity) && key.platform().equals(on))
            .filter(key -> clients.contains(key.client()))
            .toList();
    boolean whole = keys.stream().map(Key::client).distinct().count() == clients.size();
    double worst = keys.stream().mapToDouble(results::most).max().orElse(Double.NaN);
    atMost(what, NOTHING, on, whole ? Estimate.exactly(worst) : Estimate.NONE, 0);
  }

  private Estimate median(
      String scenario, String variant, String quantity, String client, String on) {
    return results.estimate(new Key(scenario, variant, quantity, client, on));
  }

  /** The best of all peers; none where one of them is missing. */
  private Estimate bestPeer(
      String scenario, String variant, String quantity, String on, boolean least) {
    Estimate java = median(scenario, variant, quantity, "ari4java", on);
    Estimate node = median(scenario, variant, quantity, "node", "Node");
    return least ? java.orLess(node) : java.orMore(node);
  }

  private void atMost(String what, String restsOn, String on, Estimate value, double most) {
    all.add(new Target(what, restsOn, on, most, true, value));
  }

  private void atLeast(String what, String restsOn, String on, Estimate value, double least) {
    all.add(new Target(what, restsOn, on, least, false, value));
  }
}
