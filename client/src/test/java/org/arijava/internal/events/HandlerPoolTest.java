/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.arijava.internal.Futures;
import org.junit.jupiter.api.Test;

/** The threads of handlers where there are no virtual ones. */
class HandlerPoolTest {

  private static final int THREADS = 3;

  @Test
  void closingLeavesNoThreadBehindWhetherItWorksOrWaits() throws InterruptedException {
    for (int round = 0; round < 500; round++) {
      HandlerPool pool = new HandlerPool();
      CountDownLatch begun = new CountDownLatch(THREADS);
      CountDownLatch go = new CountDownLatch(1);
      Set<Thread> threads = occupy(pool, begun, go);
      go.countDown();
      pool.close();
      for (Thread thread : threads) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as("%s in round %d", thread.getName(), round).isFalse();
      }
    }
  }

  @Test
  void whatComesWhileOneThreadIsFreeDoesNotWaitForTheFirstToEnd() throws Exception {
    for (int round = 0; round < 50; round++) {
      HandlerPool pool = new HandlerPool();
      CountDownLatch warm = new CountDownLatch(1);
      CountDownLatch second = new CountDownLatch(1);
      CountDownLatch first = new CountDownLatch(1);
      AtomicReference<Thread> thread = new AtomicReference<>();
      pool.execute(
          () -> {
            thread.set(Thread.currentThread());
            warm.countDown();
          });
      warm.await();
      awaitRest(thread.get());
      pool.execute(
          () -> {
            await(second);
            first.countDown();
          });
      pool.execute(second::countDown);
      assertThat(first.await(30, TimeUnit.SECONDS)).as("round %d", round).isTrue();
      pool.close();
    }
  }

  @Test
  void aThousandHandlersThatBlockAreAllRun() throws Exception {
    HandlerPool pool = new HandlerPool();
    int count = 1_000;
    CountDownLatch begun = new CountDownLatch(count);
    CountDownLatch ended = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      pool.execute(
          () -> {
            begun.countDown();
            await(begun); // for all others, in a way that the pool is not told of
            ended.countDown();
          });
    }
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    pool.close();
  }

  @Test
  void muchShortWorkTakesFewThreads() throws Exception {
    HandlerPool pool = new HandlerPool();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    int count = 300_000;
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      pool.execute(
          () -> {
            threads.add(Thread.currentThread());
            done.countDown();
          });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    pool.close();
    int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    assertThat(threads.size()).isLessThanOrEqualTo(2 * few);
  }

  @Test
  void waitsForAnswersThatAreShortButManyHaveMoreThreadsThanProcessors() throws Exception {
    int few = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch many = new CountDownLatch(2 * few);
    ScheduledExecutorService asterisk = Executors.newSingleThreadScheduledExecutor();
    try (HandlerPool pool = new HandlerPool()) {
      Runnable handler =
          new Runnable() {
            @Override
            public void run() {
              if (threads.add(Thread.currentThread())) {
                many.countDown();
              }
              CompletableFuture<Void> answer = new CompletableFuture<>();
              asterisk.schedule(() -> answer.complete(null), 2, TimeUnit.MILLISECONDS);
              Futures.await(answer, "a request");
              if (many.getCount() > 0) {
                pool.execute(this);
              }
            }
          };
      for (int i = 0; i < 4 * few; i++) {
        pool.execute(handler);
      }
      assertThat(many.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      asterisk.shutdown();
    }
  }

  @Test
  void theLastThreadToRestIsTheFirstToWorkSoThatTheOthersRestOn() throws Exception {
    Set<Thread> started = ConcurrentHashMap.newKeySet();
    try (HandlerPool pool =
        new HandlerPool(
            thread -> {
              started.add(thread);
              thread.start();
            })) {
      int count = 50;
      CountDownLatch begun = new CountDownLatch(count);
      Set<Thread> threads = occupy(pool, begun, begun);
      Thread watch =
          started.stream().filter(t -> t.getName().endsWith("watch")).findFirst().orElseThrow();
      awaitState(watch, Thread.State.WAITING); // it may still be starting some
      started.stream().filter(t -> t != watch).forEach(HandlerPoolTest::awaitRest);
      Set<Thread> later = ConcurrentHashMap.newKeySet();
      for (int i = 0; i < 1_000; i++) {
        AtomicReference<Thread> worker = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(
            () -> {
              worker.set(Thread.currentThread());
              done.countDown();
            });
        done.await();
        later.add(worker.get());
        awaitRest(worker.get());
      }
      assertThat(threads).hasSize(count);
      assertThat(later).hasSize(1);
    }
  }

  @Test
  void anInterruptThatAHandlerLeavesBehindIsNotForTheNextOne() throws Exception {
    try (HandlerPool pool = new HandlerPool()) {
      AtomicReference<Thread> first = new AtomicReference<>();
      CountDownLatch done = new CountDownLatch(1);
      pool.execute(
          () -> {
            first.set(Thread.currentThread());
            Thread.currentThread().interrupt();
            done.countDown();
          });
      done.await();
      awaitRest(first.get());
      first.get().interrupt(); // nor is one that finds it at rest
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      pool.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
      assertThat(interrupted.get(30, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void aThreadThatCannotBeStartedIsNotCountedAndItsWorkIsRefusedUnlessAnotherTakesIt()
      throws Exception {
    AtomicBoolean none = new AtomicBoolean(true);
    try (HandlerPool pool =
        new HandlerPool(
            thread -> {
              if (none.get()) {
                throw new OutOfMemoryError("unable to create native thread: this test means it");
              }
              thread.start();
            })) {
      CountDownLatch refused = new CountDownLatch(1);
      for (int i = 0; i < 100; i++) {
        assertThatThrownBy(() -> pool.execute(refused::countDown))
            .isInstanceOf(OutOfMemoryError.class);
      }
      none.set(false);
      int count = 100;
      CountDownLatch begun = new CountDownLatch(count);
      CountDownLatch done = new CountDownLatch(count);
      for (int i = 0; i < count; i++) {
        pool.execute(
            () -> {
              begun.countDown();
              await(begun); // which takes a watch
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(refused.getCount()).isEqualTo(1);
    }
  }

  /** Keeps as many threads as the first latch counts until the second is open. */
  private static Set<Thread> occupy(HandlerPool pool, CountDownLatch begun, CountDownLatch until)
      throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    for (long i = begun.getCount(); i > 0; i--) {
      pool.execute(
          () -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            await(until);
          });
    }
    begun.await();
    return threads;
  }

  private static void awaitRest(Thread thread) {
    awaitState(thread, Thread.State.TIMED_WAITING);
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
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
