/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.event.ChannelEvent;
import org.arijava.event.DeviceStateChanged;
import org.arijava.event.Event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of an event from its bytes to its handlers, on the thread that brings it: nothing is
 * handed to other threads.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class EventsBenchmark {

  /** What listens. */
  public enum Heard {
    /** Nothing: the event is routed only. */
    NOT,
    /** A handler that uses nothing of the event: it is dispatched only. */
    UNREAD,
    /** A handler that reads the channel: the event is decoded too. */
    READ
  }

  @Param Heard heard = Heard.NOT;

  private final CannedTransport transport = new CannedTransport();
  private final AriClient ari =
      AriClient.over(
          AriOptions.of(
              o -> o.url("http://127.0.0.1:1/").credentials("a", "b").executor(Runnable::run)),
          transport);
  private List<byte[]> events = List.of();
  private int next;
  private long used;

  /** Prepares. */
  @Setup
  public void prepare() throws IOException {
    events = RecordedEvents.all();
    ari.start("bench");
    switch (heard) {
      case NOT -> ari.on(DeviceStateChanged.class, event -> used++);
      case UNREAD -> ari.on(Event.class, event -> used++);
      case READ ->
          ari.on(ChannelEvent.class, event -> used += event.channels().get(0).state().hashCode());
    }
  }

  /** Closes. */
  @TearDown
  public void close() {
    ari.close();
  }

  /** An event is routed, and handled if somebody listens. */
  @Benchmark
  public long event() {
    transport.event(events.get(next));
    next = (next + 1) % events.size();
    return used;
  }
}
