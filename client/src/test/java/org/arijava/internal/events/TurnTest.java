/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds a turn. */
@Timeout(30)
class TurnTest {

  @Test
  void anErrorOfAHandlerIsNoRefusalByAnExecutorThatRunsItOnTheCallersThread() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    AtomicBoolean onCaller = new AtomicBoolean(true);
    Turn turn =
        new Turn(
            task -> {
              if (onCaller.get()) {
                task.run();
              } else {
                threads.execute(task);
              }
            });
    BlockingQueue<String> done = new LinkedBlockingQueue<>();
    CountDownLatch go = new CountDownLatch(1);
    try {
      turn.add(
          Work.of(
              () -> {
                done.add("first");
                onCaller.set(false);
                turn.add(
                    Work.of(
                        () -> {
                          done.add("second");
                          await(go);
                        }));
                throw new AssertionError("this test means it");
              }));
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("first");
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("second");
      assertThat(turn.add(Work.of(() -> done.add("third")))).isFalse(); // another thread holds it
      assertThat(done).isEmpty();
      go.countDown();
      assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("third");
    } finally {
      go.countDown();
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
