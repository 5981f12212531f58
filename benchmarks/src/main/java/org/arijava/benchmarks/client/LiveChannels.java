/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.benchmarks.jmh.CannedTransport;
import org.arijava.benchmarks.server.NeutralServer;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisEnd;

/**
 * A program that measures the heap which a live channel with two handlers takes, from its first
 * event to a full timeline. Its argument is the number of channels.
 */
public final class LiveChannels {

  private static final int TIMELINE = 64;
  private static final String ID = "\"channel\":{\"id\":\"";

  private LiveChannels() {}

  /** Prints the bytes of heap for each channel. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int channels = arguments.length == 0 ? 5_000 : Integer.parseInt(arguments[0]);
    List<String> events = events();
    double length = events.stream().mapToInt(String::length).average().orElseThrow();
    System.out.printf(
        Locale.ROOT, "%,d channels, events of %.0f bytes, JDK %s%n", channels, length, version());
    AriOptions options =
        AriOptions.of(
            o ->
                o.url("http://127.0.0.1:1/")
                    .credentials("a", "b")
                    .maxKeptEvents(TIMELINE * (channels + 2_000)));
    try (AriClient ari = AriClient.over(options, new CannedTransport())) {
      fire(ari, events, 0, 1_000);
      long before = heap();
      List<Channel> live = new ArrayList<>();
      for (int i = 0; i < channels; i++) {
        Channel channel = ari.channels().ref("channel-" + i);
        channel.on(ChannelDtmfReceived.class, dtmf -> {});
        channel.on(StasisEnd.class, end -> {});
        live.add(channel);
      }
      print(0, before, channels);
      for (int event = 1; event <= TIMELINE; event++) {
        for (int i = 0; i < channels; i++) {
          ari.dispatch(named(events.get(event % events.size()), "channel-" + i));
        }
        if (Integer.bitCount(event) == 1) {
          settle(ari);
          print(event, before, channels);
        }
      }
      System.out.println(live.size() + " channels are still referred to.");
    }
  }

  private static String version() {
    return System.getProperty("java.version") + " " + System.getProperty("java.vm.name");
  }

  /** The recorded events of channels alone that are not their last. */
  private static List<String> events() throws IOException {
    List<String> events = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(NeutralServer.class.getResourceAsStream("frames.jsonl")),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.contains(ID)
            && !line.contains("\"bridge\":")
            && !line.contains("\"playback\":")
            && !line.contains("\"recording\":")
            && !line.contains("\"ChannelDestroyed\"")) {
          events.add(line);
        }
      }
    }
    return events;
  }

  private static String named(String event, String channel) {
    int from = event.indexOf(ID) + ID.length();
    return event.substring(0, from) + channel + event.substring(event.indexOf('"', from));
  }

  private static void fire(AriClient ari, List<String> events, int from, int channels)
      throws InterruptedException {
    for (int i = from; i < from + channels; i++) {
      ari.dispatch(named(events.get(i % events.size()), "warm-" + i));
    }
    settle(ari);
  }

  /** Waits until the handlers of the last event were called. */
  private static void settle(AriClient ari) throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    try (var last = ari.on("Settled", event -> settled.countDown())) {
      ari.dispatch("{\"type\":\"Settled\"}");
      settled.await();
      if (!last.isActive()) {
        throw new IllegalStateException("closed");
      }
    }
  }

  private static void print(int events, long before, int channels) {
    System.out.printf(
        Locale.ROOT,
        "two handlers and %2d events: %,.0f bytes a channel%n",
        events,
        (heap() - before) / (double) channels);
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
