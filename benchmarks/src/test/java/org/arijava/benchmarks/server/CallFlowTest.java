/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What is counted of calls. */
final class CallFlowTest {

  private static final long SECOND = 1_000_000_000L;

  private final CallFlow flow = new CallFlow(100, 10, 1, 0);
  private final long later = System.nanoTime() + 2 * SECOND;

  private void send() {
    flow.due(ByteBuffer.allocate(1 << 20), later);
  }

  private void answerAndPlay(int first, int behind) {
    for (int call = first; call < behind; call++) {
      flow.answered(call, later);
      flow.played(call, later);
    }
  }

  private static double millis(String result, String name) {
    return Double.parseDouble(result.replaceAll(".*" + name + "=([0-9.]+).*", "$1")) / 1000;
  }

  @Test
  void callsThatAreNeverAnsweredCountAsThoseThatTakeUntilTheEnd() {
    send();
    answerAndPlay(100, 105);

    assertThat(flow.result(later + SECOND)).isNull();
    String result = flow.result(later + 7 * SECOND);

    assertThat(result).startsWith("offered=10 answered=5 played=5 ").endsWith(" handled=5");
    assertThat(millis(result, "p99")).isBetween(7_000.0, 10_000.0);
  }

  @Test
  void callsThatCouldNotBeSentCountAsThoseThatTakeUntilTheEnd() {
    flow.result(later + 7 * SECOND);

    String result = flow.result(later + 40 * SECOND);

    assertThat(result).startsWith("offered=10 answered=0 played=0 ");
    assertThat(millis(result, "p50")).isGreaterThan(7_000);
  }

  @Test
  void whatIsDoneTooLateIsWaitedForButDoesNotCount() {
    send();
    answerAndPlay(100, 105);
    flow.result(later + 7 * SECOND);
    answerAndPlay(105, 110);

    assertThat(flow.result(later + 7 * SECOND)).isNull(); // they have not ended yet
    flow.due(ByteBuffer.allocate(1 << 20), later + 9 * SECOND);

    assertThat(flow.result(later + 9 * SECOND))
        .startsWith("offered=10 answered=5 played=5 ")
        .endsWith(" handled=10");
  }

  @Test
  void whatIsAnsweredOrPlayedTwiceCountsOnceAndOthersCallsNotAtAll() {
    send();
    flow.answered(100, later);
    flow.answered(100, later);
    flow.played(100, later);
    flow.played(100, later);
    flow.answered(99, later);
    flow.played(110, later);

    assertThat(flow.result(later + 40 * SECOND)).startsWith("offered=10 answered=1 played=1 ");
  }

  @Test
  void itIsOverWhenAllThatWerePlayedHaveEnded() {
    send();
    answerAndPlay(100, 110);

    assertThat(flow.result(later)).isNull();
    flow.due(ByteBuffer.allocate(1 << 20), later + SECOND + 1);
    assertThat(flow.result(later + SECOND + 1)).startsWith("offered=10 answered=10 played=10 ");
  }
}
