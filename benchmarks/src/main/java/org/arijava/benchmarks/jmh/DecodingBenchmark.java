/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.event.ChannelEvent;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.EventDecoder;
import org.arijava.internal.codec.EventHeader;
import org.arijava.internal.events.Inbox;
import org.arijava.model.ChannelState;
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

/** What it costs to read an event: first what routing needs, then what a handler asks for. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class DecodingBenchmark {

  private final CannedTransport transport = new CannedTransport();
  private final AriOptions options =
      AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
  private final AriClient ari = AriClient.over(options, transport);
  private final Core core = new Core(ari, options, transport, new Inbox(options));
  private final EnvelopeReader reader = new EnvelopeReader();
  private List<byte[]> events = List.of();
  private List<EventHeader> headers = List.of();
  private int next;

  /** Prepares. */
  @Setup
  public void prepare() throws IOException {
    events = RecordedEvents.all();
    headers = events.stream().map(event -> reader.read(event, null, 1, false).header()).toList();
  }

  /** Closes. */
  @TearDown
  public void close() {
    ari.close();
  }

  /** An event is checked, and read as far as routing needs. */
  @Benchmark
  public Envelope envelope() {
    next = (next + 1) % events.size();
    return reader.read(events.get(next), null, 1, false);
  }

  /** An event that was routed is decoded, and its channel's state read. */
  @Benchmark
  public ChannelState decode() {
    next = (next + 1) % headers.size();
    ChannelEvent event = (ChannelEvent) EventDecoder.decode(core, headers.get(next));
    return event.channels().get(0).state();
  }
}
