/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.Subscription;
import org.arijava.event.ChannelEvent;
import org.arijava.event.StasisEnd;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A handler that begins late, at an object of which as many events are kept as can be. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class TimelineBenchmark {

  private static final int TIMELINE = 64;
  private static final String FULL = "channel-with-full-timeline";

  private final CannedTransport transport = new CannedTransport();
  private final AriClient ari =
      AriClient.over(
          AriOptions.of(
              o -> o.url("http://127.0.0.1:1/").credentials("a", "b").executor(Runnable::run)),
          transport);

  private @Nullable Channel known;

  /** Prepares. */
  @Setup
  public void prepare() throws IOException {
    List<byte[]> events = RecordedEvents.of(FULL);
    ari.start("bench");
    ari.on(ChannelEvent.class, event -> known = known == null ? event.channels().get(0) : known);
    for (int i = 0; i <= TIMELINE; i++) {
      transport.event(events.get(i % events.size()));
    }
    List<ChannelEvent> given = new ArrayList<>();
    Objects.requireNonNull(known).on(ChannelEvent.class, given::add).close();
    if (given.size() != TIMELINE) {
      throw new IllegalStateException(given.size() + " events are kept");
    }
  }

  /** Closes. */
  @TearDown
  public void close() {
    ari.close();
  }

  /** A handler comes, is given all that is kept since its channel was read, and goes. */
  @Benchmark
  public void replay(Blackhole hole) {
    Channel first = Objects.requireNonNull(known);
    try (Subscription subscription = first.on(ChannelEvent.class, hole::consume)) {
      hole.consume(subscription);
    }
  }

  /** A handler comes and goes, and wants nothing of what is kept. */
  @Benchmark
  public void listen(Blackhole hole) {
    try (Subscription subscription = ari.channels().ref(FULL).on(StasisEnd.class, hole::consume)) {
      hole.consume(subscription);
    }
  }
}
