/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Subscription;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two or three threads at the same time, many times over, where the order between them is open. */
@Timeout(120)
class RacesTest {

  private static final int ROUNDS = 5_000;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AriOptions options =
      AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
  private final AriClient ari = AriClient.over(options, new NoTransport());
  private final ExecutorService threads = Executors.newFixedThreadPool(3);

  @AfterEach
  void close() {
    ari.close();
    threads.shutdownNow();
  }

  private void dispatch(String type, String channel) {
    ari.dispatch(
        "{\"type\":\"%s\",\"digit\":\"1\",\"args\":[],\"channel\":{\"id\":\"%s\"}}"
            .formatted(type, channel));
  }

  private interface Action {
    void run() throws Exception;
  }

  /** Runs the actions at the same time, as far as threads can. */
  private void together(Action... actions) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(actions.length);
    List<Future<?>> futures = new ArrayList<>();
    for (Action action : actions) {
      futures.add(
          threads.submit(
              () -> {
                barrier.await();
                action.run();
                return null;
              }));
    }
    for (Future<?> future : futures) {
      future.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void onceAHandlersSubscriptionIsClosedItIsNotCalledAgain() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "c" + round;
      AtomicBoolean closed = new AtomicBoolean();
      AtomicInteger late = new AtomicInteger();
      CountDownLatch last = new CountDownLatch(1);
      Subscription subscription =
          ari.channels()
              .ref(id)
              .on(
                  ChannelDtmfReceived.class,
                  e -> {
                    if (closed.get()) {
                      late.incrementAndGet();
                    }
                  });
      ari.channels().ref(id).on(StasisEnd.class, e -> last.countDown());
      AtomicLong closing = new AtomicLong();
      together(
          () -> dispatch("ChannelDtmfReceived", id),
          () -> {
            subscription.close();
            closing.set(System.nanoTime());
          });
      closed.set(true);
      dispatch("ChannelDtmfReceived", id);
      dispatch("StasisEnd", id);
      assertThat(last.await(60, TimeUnit.SECONDS)).isTrue();
      // a call that was under way when it was closed may still find the flag set: one at most
      assertThat(late.get()).as("round " + round).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void whoRegistersAmidEventsGetsEachOnceAndInOrder() throws Exception {
    for (int round = 0; round < ROUNDS / 5; round++) {
      String id = "c" + round;
      var channel = ari.channels().ref(id); // of before all events
      List<Long> heard = new ArrayList<>(); // guarded by the turn
      CountDownLatch all = new CountDownLatch(20);
      together(
          () -> {
            for (int i = 0; i < 20; i++) {
              dispatch("ChannelDtmfReceived", id);
            }
          },
          () ->
              channel.on(
                  ChannelDtmfReceived.class,
                  e -> {
                    heard.add(e.sequence());
                    all.countDown();
                  }));
      assertThat(all.await(60, TimeUnit.SECONDS)).as("round " + round).isTrue();
      CountDownLatch settled = new CountDownLatch(1);
      channel.on(StasisEnd.class, e -> settled.countDown());
      dispatch("StasisEnd", id);
      assertThat(settled.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).as("round " + round).hasSize(20).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void aWaitEndsByItsEventOrByTheEndOfItsObjectWhicheverIsFirst() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "c" + round;
      var channel = ari.channels().ref(id);
      together(
          () -> {
            try {
              channel.await(StasisStart.class, LONG);
            } catch (ObjectGoneException e) {
              assertThat(e.event()).isInstanceOf(ChannelDestroyed.class);
            }
          },
          () -> dispatch("StasisStart", id),
          () -> dispatch("ChannelDestroyed", id));
    }
  }

  @Test
  void aTurnThatIsPassedOnAndComesBackIsNeverHeldTwice() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      Turn turn = new Turn(pool);
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger overlaps = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(3 * ROUNDS);
      Runnable enter =
          () -> {
            if (inside.getAndIncrement() != 0) {
              overlaps.incrementAndGet();
            }
          };
      for (int round = 0; round < ROUNDS; round++) {
        Wait[] wait = new Wait[1];
        CountDownLatch waiting = new CountDownLatch(1);
        turn.add(
            Work.of(
                () -> {
                  enter.run();
                  wait[0] = new Wait();
                  waiting.countDown();
                  inside.decrementAndGet();
                  Turn.await(wait[0], LONG);
                  enter.run();
                  inside.decrementAndGet();
                  done.countDown();
                }));
        Runnable other =
            () -> {
              enter.run();
              inside.decrementAndGet();
              done.countDown();
            };
        together(
            () -> turn.add(Work.of(other)),
            () -> {
              waiting.await();
              wait[0].end();
            },
            () -> turn.add(Work.of(other)));
      }
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(overlaps).hasValue(0);
      assertThat(inside).hasValue(0);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whatIsAddedJustWhileTheExecutorRefusesMakesTheTurnTryAgain() {
    List<String> ran = new ArrayList<>();
    AtomicInteger refusals = new AtomicInteger(2);
    Turn[] turn = new Turn[1];
    turn[0] =
        new Turn(
            work -> {
              int left = refusals.getAndDecrement();
              if (left > 0) {
                turn[0].add(Work.of(() -> ran.add("while it refused, " + left + " to go")));
                throw new RejectedExecutionException("full");
              }
              work.run();
            });
    turn[0].add(Work.of(() -> ran.add("refused")));

    assertThat(ran)
        .containsExactly("refused", "while it refused, 2 to go", "while it refused, 1 to go");
  }

  @Test
  void whatSeveralThreadsHandInIsTakenOneAtATimeAndInEachThreadsOrder() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<String> taken = new ArrayList<>(); // guarded by the arrivals
    Arrivals<String> arrivals =
        new Arrivals<>(
            thing -> {
              assertThat(inside.incrementAndGet()).isEqualTo(1);
              taken.add(thing);
              inside.decrementAndGet();
            });
    Action[] actions = new Action[3];
    for (int i = 0; i < 3; i++) {
      String name = "t" + i + " ";
      actions[i] =
          () -> {
            for (int n = 10_000; n < 10_000 + ROUNDS; n++) {
              arrivals.add(name + n);
            }
          };
    }
    together(actions);
    assertThat(taken).hasSize(3 * ROUNDS);
    for (int i = 0; i < 3; i++) {
      String name = "t" + i;
      assertThat(taken.stream().filter(thing -> thing.startsWith(name)).toList()).isSorted();
    }
  }

  @Test
  void anErrorOverOneThingThatWasHandedInStopsNothing() {
    List<String> taken = new ArrayList<>();
    List<Arrivals<String>> self = new ArrayList<>();
    Arrivals<String> arrivals =
        new Arrivals<>(
            thing -> {
              taken.add(thing);
              if (thing.equals("first")) { // what others hand in meanwhile
                List.of("second", "third", "fourth").forEach(self.get(0)::add);
              }
              if (!thing.equals("fourth")) {
                throw new AssertionError(thing + ", meant by this test");
              }
            });
    self.add(arrivals);

    assertThatThrownBy(() -> arrivals.add("first")).isInstanceOf(AssertionError.class);
    assertThat(taken).containsExactly("first", "second", "third", "fourth");
    arrivals.add("fourth");
    assertThat(taken).hasSize(5);
  }

  @Test
  void aPoolOfFewThreadsServesHandlersThatBlockWithoutSayingSo() throws Exception {
    HandlerPool pool = new HandlerPool();
    try {
      CountDownLatch everybody = new CountDownLatch(100);
      for (int i = 0; i < 100; i++) {
        pool.execute(
            () -> {
              everybody.countDown();
              try {
                assertThat(everybody.await(60, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
      assertThat(everybody.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      pool.close();
    }
  }
}
