/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that virtual threads share. */
class RelayTest {

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Relay relay = new Relay(threads::add);
  private final List<Integer> done = new ArrayList<>();

  @Test
  void manyShortPiecesTakeFewThreadsAndAreDoneInOrder() {
    int count = 1_000;
    IntStream.range(0, count).forEach(i -> relay.execute(() -> done.add(i)));
    assertThat(threads).hasSize(1);
    int used = 0;
    while (!threads.isEmpty()) {
      threads.remove().run();
      assertThat(threads).hasSizeLessThanOrEqualTo(1);
      used++;
    }
    assertThat(done).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(used).isLessThan(count / 20);
  }

  @Test
  void theNextThreadComesBeforeAPieceBegins() {
    relay.execute(() -> assertThat(threads).hasSize(1));
    relay.execute(() -> done.add(1));
    threads.remove().run();
    assertThat(done).containsExactly(1);
    threads.remove().run(); // came for nothing, as the first one did not block
    assertThat(threads).isEmpty();
  }

  @Test
  void aThousandPiecesThatWaitForEachOtherAreAllDone() throws Exception {
    Relay real = new Relay(work -> new Thread(work).start());
    int count = 1_000;
    CountDownLatch begun = new CountDownLatch(count);
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      real.execute(
          () -> {
            begun.countDown();
            await(begun);
            ended.countDown();
          });
    }
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noPieceIsLeftBehindByThreadsThatEndWhileOthersCome() throws Exception {
    Relay real = new Relay(work -> new Thread(work).start());
    for (int round = 0; round < 2_000; round++) {
      CountDownLatch pieces = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        real.execute(pieces::countDown);
      }
      assertThat(pieces.await(30, TimeUnit.SECONDS)).as("round %d", round).isTrue();
    }
  }

  @Test
  void anErrorEndsItsThreadAndNotTheRest() {
    relay.execute(
        () -> {
          throw new AssertionError("this test means it");
        });
    relay.execute(() -> done.add(1));
    assertThatThrownBy(threads.remove()::run).isInstanceOf(AssertionError.class);
    threads.remove().run();
    assertThat(done).containsExactly(1);
  }

  @Test
  void anInterruptThatAHandlerLeavesBehindIsNotForTheNextOne() {
    AtomicBoolean interrupted = new AtomicBoolean(true);
    relay.execute(() -> Thread.currentThread().interrupt());
    relay.execute(() -> interrupted.set(Thread.currentThread().isInterrupted()));
    threads.remove().run();
    assertThat(interrupted).isFalse();
  }

  @Test
  void whatNoThreadCanBeHadForIsRefusedAndNotDoneLater() {
    AtomicBoolean none = new AtomicBoolean(true);
    AtomicInteger given = new AtomicInteger();
    Relay sometimes =
        new Relay(
            work -> {
              if (none.get()) {
                throw new RejectedExecutionException("this test means it");
              }
              given.incrementAndGet();
              work.run();
            });
    assertThatThrownBy(() -> sometimes.execute(() -> done.add(1)))
        .isInstanceOf(RejectedExecutionException.class);
    none.set(false);
    sometimes.execute(() -> done.add(2));
    assertThat(done).containsExactly(2);
    assertThat(given).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
