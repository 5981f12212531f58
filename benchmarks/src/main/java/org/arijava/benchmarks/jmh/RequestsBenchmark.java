/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.Playback;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a request costs without the network: its encoding, and the decoding of its answer. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class RequestsBenchmark {

  private final AriClient ari =
      AriClient.over(
          AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b")),
          new CannedTransport());
  private final Channel channel = ari.channels().ref("1795400000.1");

  /** Closes. */
  @TearDown
  public void close() {
    ari.close();
  }

  /** A request without parameters or answer. */
  @Benchmark
  public void answer() {
    channel.answer();
  }

  /** A request with parameters, of which some need escaping. */
  @Benchmark
  public Playback play() {
    return channel.play("sound:hello-world", o -> o.lang("en us"));
  }

  /** A request whose answer is decoded. */
  @Benchmark
  public Channel get() {
    return ari.channels().get("1795400000.1");
  }
}
