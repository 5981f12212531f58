/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import org.arijava.benchmarks.run.Results.Key;

/** What the project wants, and what was measured of it. Confined to one thread. */
final class Targets {

  private static final String HEARD = "every event heard";
  private static final String UNHEARD = "no event heard";
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
    atMost(
        "an event handled, CPU beside the floor with mailboxes",
        KnownOrder.EVENT_HEARD,
        on,
        beside("firehose", HEARD, Firehose.COST, BOXES, on),
        1.5);
    atLeast(
        "the best peer's CPU for an event beside ours",
        KnownOrder.EVENT_HEARD,
        on,
        peer("firehose", HEARD, Firehose.COST, "ari4java", on)
            .orLess(peer("firehose", HEARD, Firehose.COST, "node", on)),
        2);
    atMost(
        "an event that nobody hears, CPU beside the floor",
        KnownOrder.EVENT_HEARD,
        on,
        beside("firehose", UNHEARD, Firehose.COST, "floor", on),
        1);
    atMost(
        "growth from 1 to 1,000, 10,000 or 100,000 channels, the worst, beside that of the floor"
            + " with mailboxes",
        KnownOrder.EVENT_OF_MANY,
        on,
        growth(on),
        1.3);
    none("events out of order, %", "events out of order, %", OURS, on);
    none("events lost, %", "events lost, %", OURS, on);
  }

  private Estimate growth(String on) {
    return growthTo("1000", on).orMore(growthTo("10000", on)).orMore(growthTo("100000", on));
  }

  private Estimate growthTo(String channels, String on) {
    return beside("channels", channels, Firehose.COST, BOXES, on)
        .over(beside("channels", "1", Firehose.COST, BOXES, on));
  }

  private void requests(String on) {
    for (String variant : List.of("1 in flight", "64 in flight")) {
      atMost(
          "a request, " + variant + ", CPU beside the leanest Netty's",
          KnownOrder.REQUEST + variant,
          on,
          beside("requests", variant, Requests.COST, "netty", on),
          1.5);
    }
    atLeast(
        "requests/s, 64 in flight, beside ari4java's",
        KnownOrder.REQUEST + "64 in flight",
        on,
        beside("requests", "64 in flight", "requests/s", "ari4java", on),
        3);
    none("requests lost, %", "requests lost, %", OURS, on);
  }

  private void calls(String on) {
    Key p99 = new Key("calls", "", Flow.P99, TYPED, on);
    atMost(
        "a call, CPU beside the floor's",
        KnownOrder.CALL,
        on,
        beside("calls", "", Flow.COST, "floor", on),
        2);
    atMost("reaction p99 at 2,000 calls/s, ms", KnownOrder.REACTION, on, results.estimate(p99), 2);
    atMost(
        "reaction p99 at 60 % of saturation, ms",
        KnownOrder.REACTION, on, median("saturation", Saturation.STEADY, Flow.P99, TYPED, on), 5);
    atLeast(
        "saturation beside the best peer's",
        KnownOrder.CALL,
        on,
        beside("saturation", "", "calls/s", "ari4java", on)
            .orLess(beside("saturation", "", "calls/s", "node", on)),
        2);
    atMost(
        "reaction p99 of the others while 1 % of the handlers block, beside that without",
        KnownOrder.REACTION,
        on,
        results.ratio(new Key("calls", Calls.BLOCKING, Flow.P99, TYPED, on), p99),
        1.5);
    none("calls lost, %", "calls lost, %", OURS, on);
  }

  private void others(String on) {
    String first = "connect to first answer, ms";
    atMost(
        "cold connect to the first typed answer, beside ari4java's",
        KnownOrder.READY,
        on,
        beside("start", "", first, "ari4java", on),
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
    none("calls failed beside a real Asterisk", "calls failed", List.of(TYPED), on);
  }

  /** None of these may be, in any round of any scenario; all of these clients were measured. */
  private void none(String what, String quantity, List<String> clients, String on) {
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

  /** What is measured of the typed API beside that of another client. */
  private Estimate beside(
      String scenario, String variant, String quantity, String other, String on) {
    return results.ratio(
        new Key(scenario, variant, quantity, TYPED, on),
        Key.of(scenario, variant, quantity, other, on));
  }

  /** What is measured of a peer beside that of the typed API. */
  private Estimate peer(String scenario, String variant, String quantity, String peer, String on) {
    return results.ratio(
        Key.of(scenario, variant, quantity, peer, on),
        new Key(scenario, variant, quantity, TYPED, on));
  }

  private void atMost(String what, String restsOn, String on, Estimate value, double most) {
    all.add(new Target(what, restsOn, on, most, true, value));
  }

  private void atLeast(String what, String restsOn, String on, Estimate value, double least) {
    all.add(new Target(what, restsOn, on, least, false, value));
  }
}
