/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.arijava.spi.AriRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to spell a request as HTTP. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Thread)
public class EncodingBenchmark {

  private final Target target =
      Target.of(
          new NetworkOptions(
              URI.create("http://127.0.0.1:1/"), "a", "b", Duration.ofSeconds(1), 1, null, true));
  private final AriRequest request =
      new AriRequest(
          "POST",
          "/channels/1795400000.1/play",
          "media=sound%3Ahello-world",
          null,
          Duration.ofSeconds(1));

  /** A request becomes bytes. */
  @Benchmark
  public ByteBuffer encode() {
    return target.encode(request);
  }
}
