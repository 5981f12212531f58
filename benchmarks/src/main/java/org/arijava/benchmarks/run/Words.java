/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** The words of the report. Immutable. */
final class Words {

  /** When, on what, for how long and how it is measured. */
  static String about(List<String> homes, Scale scale, String load) {
    List<String> jdks = homes.stream().map(home -> "/path/to/jdk-" + Lab.version(home)).toList();
    String minutes = String.format(Locale.ROOT, "%.1f", scale.minutes()).replaceAll("\\.0$", "");
    return String.format(
        Locale.ROOT,
        "%s; load before it %s; each client of a scenario warms up for %.1f seconds, two and a half"
            + " times as long for calls. To repeat it: `make bench-full JDKS=\"%s\" MINUTES=%s`",
        Machine.now(homes),
        load,
        scale.warmUpSeconds(),
        String.join(" ", jdks),
        minutes);
  }

  static final String INTRODUCTION =
      """
      What ari-java costs, beside other clients, beside a program of bare sockets that decodes only \
      the fields it needs ("floor"), and beside Netty alone, on which ari-java stands. Figures of \
      one machine mean little by themselves; the ratios within a run are what to look at.
      """;

  static final String TARGETS =
      """
      "Between" is where the measured figure lies by the spread of the rounds: the median of nine \
      rounds or more lies there with 95 % certainty, that of fewer between the least and the most of \
      them. Of two that took turns, the ratio of each round is a sample; of others, both are taken at \
      their worst. That holds for rounds of these processes: others, which compile and lay out their \
      heaps anew, may lie outside. A target is reached, or not, where all of that is on one side of \
      it, and undecided otherwise. Saturation rests on five climbs, the share of the CPU beside a \
      real Asterisk on five rounds, memory on three. Why those that are not reached are not: \
      [024](decisions/024-measuring.md#targets-that-are-missed).

      """;

  static final String QUIET =
      "How quiet the machine was: from round to round, an event that is handled cost the floor ";

  static final String DOUBTFUL =
      "\n† The [others](#the-others) did not come out as known in the scenario that this rests on,"
          + " or one of them is missing: the figure does not count.\n";

  static final String LIMITED =
      "\n‡ The server was busy for more than 60 % of the time and may be what limits: the client may"
          + " be capable of more, and costs more where it gets more.\n";

  static final String METHOD =
      """
      - Every client is a process of its own, with a neutral server of its own; all starts share one. \
      The servers run on the first JDK, whatever the client's: plain NIO, one thread, recorded frames \
      encoded beforehand (only the ids and names of channels and bridges and the application are \
      replaced), canned answers. The server's share of the time says how far it is from being the \
      bottleneck.
      - A scenario is measured on one JDK after the other, with Node beside the first, and the \
      other views of ari-java after the rest. Its clients warm up, for as long as is told above, then \
      take turns, a round of about a second each after a quarter that does not count, of eight \
      seconds for calls after one; nor does the first round count. Order, start and memory begin \
      with processes of their own. What most targets rest on has more rounds. A figure is the \
      median of the rounds, with the least and the most in parentheses. Node has one figure for \
      all JDKs.
      - CPU is what the operating system counted for the client's process, garbage collection and \
      compilation included.
      - All Java clients have the same flags: -Xms256m -Xmx2g. ari4java is version 0.18.0 with its \
      Netty transport; node is ari-client 2.2.0. ari4java gets what its users have to write \
      themselves: a map of handlers where each channel has one, a pool of 64 threads for handlers \
      that send requests.
      - "floor-mailboxes" adds a queue for each channel, emptied in order by as many threads as there \
      are CPUs, which are woken once for what was read together: the least that order per channel \
      costs when handlers do not run on the reader. "netty" is a lean client of Netty alone, for \
      requests, calls and all events or none: no time-outs, no retries, requests written without \
      Netty's codec and answers read with it, nothing checked or kept, and what is read is found as \
      the floor finds it, mailboxes included. With 64 requests in flight the floor has 64 \
      connections, both others 16. Floor, Netty and ari4java have 64 threads for calls each.
      - "ari-java" is the typed, blocking API, "-async" its view of futures and publishers (calls come \
      to a handler, which does not wait), "-dynamic" the API that is built from the docs which the \
      server serves.
      - Nothing is turned off in ari-java: order, bounds, deadlines, liveness and the verification of \
      sessions are on.
      """;

  static final String OTHERS =
      """
      What is measured of ari-java counts where the others come out in the order that is known of \
      them from elsewhere. Targets that rest on a scenario where they do not are marked.

      Three things differ from what is known, and why: node's order for requests is known of a Node \
      that opens a connection for each; since version 19 it keeps them, which is what "node" \
      measures, while "node-no-keep-alive" opens one for each as before, and is the one whose order is \
      judged. ari4java may mix up fewer events of 1,000 channels than the 97 % that are known: it \
      hands each to the next of three threads, so that the share depends on how the system runs \
      them. And it may lose requests of 64 in flight, where its decoder complains of an answer \
      without content; they count as lost, and their CPU as spent.

      Two that are known are not run here, so that "the better of the two" need not be the best of \
      all. Go's CyCore/ari is known to take more than Node for an event, 24 µs, and to drop two in a \
      hundred, but less than ari4java for a request, 107 to 130 µs, and for a call, 350 µs; and to be \
      the first that is connected, after 3 ms. ari-py takes 79 µs for an event, and 460 calls/s are \
      its most.

      Node's heap of a live channel is known to be 6.6 KiB, ari4java's asynchronous API to complete no \
      call, which is why its blocking one is measured. Where Node does not keep up with 2,000 calls/s, \
      what its calls cost is that of an overload.

      ari4java is known to have a higher p99 of calls than Node. How that comes out depends on \
      whether a collection of either is in a round, and on whether Node keeps up with 2,000 calls/s \
      at all, which on a slow host it does not in each round.

      """;

  /**
   * A section of the report.
   *
   * @param plotted the quantity that is plotted, the first of the tables; empty for none
   * @param unit what comes after a variant that is a number
   */
  record Section(String scenario, String title, String text, String plotted, String unit) {

    /** What the numbers along a plot are. */
    String axis() {
      return unit.replaceFirst("^\\w+", "$0s");
    }

    /** A variant in words. */
    String named(String variant) {
      if (unit.isEmpty() || !variant.matches("\\d+")) {
        return variant;
      }
      int number = Integer.parseInt(variant);
      return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
    }
  }

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "order",
              "Order",
              "Every event of 1,000 channels is checked: does it come after the channel's last? In"
                  + " six bursts of 50,000 to a process that has just begun.",
              "",
              ""),
          new Section(
              "firehose",
              "Events",
              "As many events as the client takes, of 1,000 channels, to a handler that reads the"
                  + " type, the channel's id and its state; in bursts of 50,000, since more may not"
                  + " wait in ari-java: it drops and tells, where others hold back the socket until"
                  + " Asterisk cuts them off. \"no event heard\" is without that handler. The"
                  + " events are 32 recorded ones of channels that live: none ends, so that a"
                  + " channel can have any number of them. How objects come and go is in the calls"
                  + " below. Bytes are those of all threads, before JDK 21 without those of a"
                  + " library's threads that ended.",
              Firehose.COST,
              ""),
          new Section(
              "channels",
              "Live channels",
              "The same with a handler for each channel, to which four events or more of at least"
                  + " three types come in turn. It is one handler, or subscriber, for all types,"
                  + " but for the dynamic API and Node, which know handlers of one type only and"
                  + " have twelve for each channel. These two and publishers are measured at 10,000"
                  + " channels only, where Node takes minutes.",
              Firehose.COST,
              "channel"),
          new Section(
              "requests",
              "Requests",
              "GET of a channel, whose name is read; by threads that wait for the answer, except in"
                  + " Node and with futures. Bytes are those of all threads; before JDK 21 without"
                  + " those of a library's threads that ended.",
              Requests.COST,
              ""),
          new Section(
              "calls",
              "Calls",
              "2,000 calls each second enter the application whatever becomes of those before them."
                  + " Each is answered and played to, and ends a second later. The reaction is the"
                  + " time from the moment at which StasisStart was due, whether or not the client"
                  + " let it be sent then, to the arrival of the answer request, both at the"
                  + " server; a call that is never answered counts with the time until the end. A"
                  + " round takes eight seconds, so that pauses of a collector, some seconds apart,"
                  + " are in each; rounds with and without handlers that block follow one another"
                  + " in the same process, now the one first and now the other. Where 1 % of the"
                  + " handlers block, they take a second before they answer, and the reactions are"
                  + " those of the other 99 %; in Node, which has one thread, a timer of a second"
                  + " is all that \"blocking\" can be. What a real Asterisk tells of the playback"
                  + " besides, two events, is left out for all.",
              Flow.COST,
              ""),
          new Section(
              "saturation",
              "Calls, as many as can be",
              "The rate doubles from 2,000 calls/s on until one call is lost, p99 is 100 ms or the"
                  + " calls are not done 0.2 seconds and a tenth after their time; then it is"
                  + " sought between the last two, to 9 %. Each rate is tried for two seconds. All"
                  + " clients climb in turns; the first climb does not count, later ones begin at"
                  + " 70 % of the median. The CPU's figures are those at the most that was kept up"
                  + " with; the server is also late where the client does not read what was sent."
                  + " \"At 60 %\" is 60 % of the median of the climbs, in rounds of eight seconds,"
                  + " after the heaps were collected and a shorter round that does not count. Of"
                  + " the futures, the dynamic API and Netty one climb counts; they are not"
                  + " measured at 60 %.",
              "calls/s",
              ""),
          new Section(
              "latency",
              "Reaction by rate",
              "After all that, rounds of four or five seconds at rates up to the median of what the"
                  + " client kept up with: p50 / p99 (least–most) / p99.9, ms. A collection may be"
                  + " in some rounds and not in others.",
              Flow.P99,
              "call/s"),
          new Section(
              "start",
              "Start",
              "From the start of the process to the first typed answer; from the call of connect to"
                  + " that answer, and to a registered application, in that process.",
              "process start to first answer, ms",
              ""),
          new Section(
              "memory",
              "Memory",
              "What the heap holds after garbage collection for each channel, and by how much the"
                  + " process grew for all of them, garbage included; a handler as above, so twelve"
                  + " in the dynamic API and Node. ari-java keeps 64 events of an object for who"
                  + " begins to listen late, and 250,000 of all objects: 64 of each of 1,000"
                  + " channels, 25 of each of 10,000.",
              "heap, bytes/channel",
              ""),
          new Section(
              "asterisk",
              "A real Asterisk 22",
              "Whole calls, 32 at a time: originate of a Local channel, of which Asterisk makes two"
                  + " and runs both, StasisStart of one of them, answer, play, hangup,"
                  + " ChannelDestroyed; 1,000 in a round, after "
                  + String.format(Locale.ROOT, "%,d", RealAsterisk.WARM_UP_CALLS)
                  + " calls of warm-up.",
              "calls/s",
              ""),
          new Section(
              "parts",
              "Parts",
              "The client's own work with nothing around it, by JMH, on one thread: no network, no"
                  + " hand-over to other threads.",
              "",
              ""));

  private Words() {}
}
