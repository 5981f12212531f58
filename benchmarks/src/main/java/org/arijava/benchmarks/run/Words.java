/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** The words of the report. Immutable. */
final class Words {

  /** When, on what, for how long and how it is measured. */
  static String about(List<String> homes, Scale scale) {
    List<String> jdks = homes.stream().map(home -> "/path/to/jdk-" + Lab.version(home)).toList();
    long minutes = Math.round(scale.seconds() / 60);
    return String.format(
        Locale.ROOT,
        "%s; %d minutes; each client of a scenario warms up for %.1f seconds, twice as long for"
            + " calls. To repeat it: `make bench-full JDKS=\"%s\" MINUTES=%d`",
        Machine.now(homes),
        minutes,
        scale.warmUpSeconds(),
        String.join(" ", jdks),
        minutes);
  }

  static final String INTRODUCTION =
      """
      What ari-java costs, beside other clients and beside the floor: a program of bare sockets \
      that decodes only the fields it needs. Figures of one machine mean little by themselves; the \
      ratios within a run are what to look at.

      - Every client is a process of its own, with a neutral server of its own: plain NIO, one \
      thread, recorded frames encoded beforehand (only the ids and names of channels and bridges \
      are replaced), canned answers. The server's share of the time says how far it is from being \
      the bottleneck.
      - All clients of a scenario warm up, for as long as is told below, then take turns, a round of about a \
      second each, until the time is over. A figure is the median of the rounds, with the least and \
      the most in parentheses.
      - CPU is what the operating system counted for the client's process, garbage collection and \
      compilation included.
      - All Java clients have the same flags: -Xms256m -Xmx2g. ari4java is version 0.18.0 with its \
      Netty transport; node is ari-client 2.2.0. ari4java gets what its users have to write \
      themselves: a map of handlers where each channel has one, a pool of 64 threads for handlers \
      that send requests.
      - "floor-mailboxes" adds a queue for each channel, emptied in order by a pool of as many \
      threads as there are CPUs: the least that order per channel costs when handlers do not run on \
      the reader. "netty" is the leanest client that Netty can make, for requests: no time-outs, no \
      retries, no decoding.
      - "ari-java" is the typed, blocking API, "-async" its view of futures where that differs, \
      "-dynamic" the API that is built from the docs which the server serves.
      - Nothing is turned off in ari-java: order, bounds, deadlines, liveness and the verification of \
      sessions are on.
      """;

  static final String OTHERS =
      """
      What is measured of ari-java counts where the others come out as they are known to. Targets \
      that rest on a scenario where they do not are marked.

      """;

  /**
   * A section of the report.
   *
   * @param plotted the quantity that is plotted
   * @param unit what comes after a variant's name
   */
  record Section(String scenario, String title, String text, String plotted, String unit) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "order",
              "Order",
              "Every event of 1,000 channels is checked: does it come after the channel's last?",
              "",
              ""),
          new Section(
              "firehose",
              "Events",
              "As many events as the client takes, of 1,000 channels, to a handler that reads the"
                  + " type, the channel's id and its state; in bursts of 50,000. \"no event heard\" is"
                  + " without that handler.",
              "CPU µs/event",
              ""),
          new Section(
              "channels",
              "Live channels",
              "The same with a handler for each channel, each of which gets at least four types of"
                  + " events in turn.",
              "CPU µs/event",
              " channels"),
          new Section(
              "requests",
              "Requests",
              "GET of a channel, whose name is read; by threads that wait for the answer, except in"
                  + " Node and with futures. Bytes are those of all threads; before JDK 21 without"
                  + " those of threads of a library that ended.",
              "CPU µs/request",
              ""),
          new Section(
              "calls",
              "Calls",
              "2,000 calls each second enter the application whatever becomes of those before them."
                  + " Each is answered and played to. The reaction is the time from the moment at"
                  + " which StasisStart was due, whether or not the client let it be sent then, to the"
                  + " arrival of the answer request, both at the server. A round takes eight seconds, so"
                  + " that pauses of a collector, some seconds apart, are in each. Where 1 % of the handlers"
                  + " block, they take a second before they answer, and the reactions are those of the"
                  + " other 99 %; in Node, which has one thread, a timer of a second is all that"
                  + " \"blocking\" can be.",
              "CPU µs/call",
              ""),
          new Section(
              "saturation",
              "Calls, as many as can be",
              "The rate grows by a quarter until twice in a row calls are lost, late by 100 ms (p99)"
                  + " or not done in time. All clients climb in turns; later climbs begin at 60 % of the"
                  + " best. The server's figures are those at the most that was kept up with; it is"
                  + " also late where the client does not read what was sent.",
              "calls/s",
              ""),
          new Section(
              "latency",
              "Reaction by rate",
              "On the first climb, at rates that at least half of the clients kept up with: p50 / p99"
                  + " / p99.9, ms.",
              "",
              ""),
          new Section(
              "start",
              "Start",
              "From the start of the process to the first typed answer; from the call of connect to"
                  + " that answer, and to a registered application, in that process. \"netty\" opens no"
                  + " stream of events.",
              "process start to first answer, ms",
              ""),
          new Section(
              "memory",
              "Memory",
              "What the heap holds after garbage collection, and what the process holds. ari-java"
                  + " keeps 250,000 events of all channels, so the latest 25 of each of 10,000; the 64"
                  + " of a single channel are 41 KB (`make bench-memory`).",
              "heap, bytes/channel",
              ""),
          new Section(
              "asterisk",
              "A real Asterisk 22",
              "Whole calls, 32 at a time: originate, StasisStart, answer, play, hangup,"
                  + " ChannelDestroyed; 1,000 in a round, after "
                  + String.format(Locale.ROOT, "%,d", RealAsterisk.WARM_UP_CALLS)
                  + " calls of warm-up.",
              "",
              ""));

  private Words() {}
}
