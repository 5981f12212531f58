/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.arijava.benchmarks.run.Results.Key;

/** Where this library is ahead of its peers, and where behind. Confined to one thread. */
final class Summary {

  private static final List<String> PEERS = List.of("ari4java", "node");
  private static final List<String> CLIENTS =
      List.of("floor", "netty", Contestant.TYPED, "ari4java", "node");

  /**
   * What is compared.
   *
   * @param restsOn what the others must come out in as known for it to count
   */
  private record Row(
      String what,
      String scenario,
      String variant,
      String quantity,
      boolean less,
      String restsOn) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "an event handled, CPU µs",
              "firehose",
              "every event heard",
              Firehose.COST,
              true,
              KnownOrder.EVENT_HEARD),
          new Row(
              "an event that nobody hears, CPU µs",
              "firehose",
              "no event heard",
              Firehose.COST,
              true,
              KnownOrder.EVENT_HEARD),
          new Row(
              "an event, a handler on each of 10,000 channels, CPU µs",
              "channels",
              "10000",
              Firehose.COST,
              true,
              KnownOrder.EVENT_OF_MANY),
          new Row(
              "a request, CPU µs",
              "requests",
              "1 in flight",
              Requests.COST,
              true,
              KnownOrder.REQUEST + "1 in flight"),
          new Row(
              "requests/s, 64 in flight",
              "requests",
              "64 in flight",
              "requests/s",
              false,
              KnownOrder.REQUEST + "64 in flight"),
          new Row("a call, CPU µs", "calls", "", Flow.COST, true, KnownOrder.CALL),
          new Row(
              "reaction at 2,000 calls/s, p99, ms",
              "calls",
              "",
              Flow.P99,
              true,
              KnownOrder.REACTION),
          new Row(
              "reaction at 2,000 calls/s, p99.9, ms",
              "calls",
              "",
              "reaction p99.9, ms",
              true,
              KnownOrder.REACTION),
          new Row(
              "reaction at 60 % of what each can, p99, ms",
              "saturation", Saturation.STEADY, Flow.P99, true, KnownOrder.REACTION),
          new Row("calls/s at most", "saturation", "", "calls/s", false, KnownOrder.CALL),
          new Row("connect to ready, ms", "start", "", KnownOrder.READY, true, KnownOrder.READY),
          new Row(
              "heap of a live channel with a handler and an event, bytes",
              "memory",
              Memory.ONE_EVENT,
              "heap, bytes/channel",
              true,
              KnownOrder.HEAP));

  private final Results results;
  private final StringBuilder text = new StringBuilder();
  private boolean limited;
  private boolean doubtful;

  Summary(Results results) {
    this.results = results;
  }

  String text(List<Target> targets, KnownOrder known) {
    Map<Target.Verdict, Long> verdicts =
        targets.stream()
            .filter(target -> !known.isDoubtful(target.restsOn(), target.on()))
            .collect(Collectors.groupingBy(Target::verdict, Collectors.counting()));
    long count = verdicts.values().stream().mapToLong(Long::longValue).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "Of %d [targets](#targets) %d are reached, %d are not, %d are undecided, %d were not"
                + " measured; the figures of %d others do not count, since the scenario that they"
                + " rest on did not come out as known.%n%n",
            count,
            verdicts.getOrDefault(Target.Verdict.REACHED, 0L),
            verdicts.getOrDefault(Target.Verdict.MISSED, 0L),
            verdicts.getOrDefault(Target.Verdict.UNDECIDED, 0L),
            verdicts.getOrDefault(Target.Verdict.NOT_MEASURED, 0L),
            targets.size() - count));
    text.append(quiet());
    text.append("| what | on | floor | Netty alone | ari-java | ari4java | node |");
    text.append(" ari-java beside the better of the last two |\n");
    text.append("|--|--|--:|--:|--:|--:|--:|--|\n");
    for (Row row : ROWS) {
      results.platforms().forEach(on -> row(row, on, known));
    }
    if (limited) {
      text.append(Words.LIMITED);
    }
    if (doubtful) {
      text.append(Words.DOUBTFUL);
    }
    return text.toString();
  }

  /** By how much the cost of the simplest program differed in the course of the run, if it ran. */
  private String quiet() {
    List<String> spreads =
        results.platforms().stream()
            .map(on -> key(ROWS.get(0), "floor", on))
            .filter(results::has)
            .map(this::spread)
            .toList();
    return spreads.isEmpty() ? "" : Words.QUIET + String.join(", ", spreads) + ".\n\n";
  }

  private String spread(Key key) {
    String least = Report.number(results.least(key));
    return least + "–" + Report.number(results.most(key)) + " µs on " + key.platform();
  }

  private void row(Row row, String on, KnownOrder known) {
    boolean marked = known.isDoubtful(row.restsOn, on);
    doubtful |= marked;
    List<String> cells = new ArrayList<>(List.of(row.what + (marked ? " †" : ""), on));
    CLIENTS.forEach(client -> cells.add(cell(row, client, on)));
    cells.add(standing(gain(row, PEERS.get(0), on).orLess(gain(row, PEERS.get(1), on))));
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String cell(Row row, String client, String on) {
    boolean marked = results.isLimited(row.scenario, row.variant, client, on);
    limited |= marked;
    return Report.number(results.median(key(row, client, on))) + (marked ? " ‡" : "");
  }

  /** How many times better ours is than that of a peer. */
  private Estimate gain(Row row, String peer, String on) {
    Key ours = key(row, Contestant.TYPED, on);
    Key theirs = key(row, peer, on);
    return row.less ? results.ratio(theirs, ours) : results.ratio(ours, theirs);
  }

  private static String standing(Estimate gain) {
    if (gain.isMissing()) {
      return "not measured";
    }
    if (gain.least() <= 1 && gain.most() >= 1) {
      return "no difference beyond the spread";
    }
    String times = Report.number(Math.max(gain.value(), 1 / gain.value())) + " ×";
    return (gain.value() > 1 ? "ahead, " : "**behind**, ") + times;
  }

  private static Key key(Row row, String client, String on) {
    return Key.of(row.scenario, row.variant, row.quantity, client, on);
  }
}
