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

  @Test
  void callsThatAreNeverAnsweredCountAsThoseThatTakeUntilTheEnd() {
    send();
    for (int call = 100; call < 105; call++) {
      flow.answered(call, later);
      flow.played(call, later);
    }

    String result = flow.result(later + 7 * SECOND);

    assertThat(result).startsWith("offered=10 answered=5 played=5 ");
    double p99 = Double.parseDouble(result.replaceAll(".*p99=([0-9.]+).*", "$1"));
    assertThat(p99).isGreaterThan(7e6);
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

    assertThat(flow.result(later)).startsWith("offered=10 answered=1 played=1 ");
  }

  @Test
  void itIsOverAfterAWhileThoughTheClientTakesNothing() {
    assertThat(flow.isOver(later)).isFalse();
    assertThat(flow.isOver(later + 10 * SECOND)).isTrue();
    assertThat(flow.result(later + 10 * SECOND)).startsWith("offered=10 answered=0 played=0 ");
  }

  @Test
  void itIsOverWhenAllThatWerePlayedHaveEnded() {
    send();
    for (int call = 100; call < 110; call++) {
      flow.answered(call, later);
      flow.played(call, later);
    }

    assertThat(flow.isOver(later)).isFalse();
    flow.due(ByteBuffer.allocate(1 << 20), later + SECOND + 1);
    assertThat(flow.isOver(later + SECOND + 1)).isTrue();
  }
}
