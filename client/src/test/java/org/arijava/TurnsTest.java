/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriInterruptedException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelEnteredBridge;
import org.arijava.event.Event;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest extends FakeCalls {

  private static final Duration LONG = Duration.ofSeconds(30);

  @BeforeEach
  void start() {
    ari.start("hello");
  }

  private void receivePlayback(String type, String playback) {
    asterisk.receive("{\"type\":\"" + type + "\",\"playback\":{\"id\":\"" + playback + "\"}}");
  }

  @Test
  void aScriptThatWaitsSeesItsOwnHandlersRunMeanwhile() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          seen.add("start");
          start
              .channel()
              .on(
                  ChannelDtmfReceived.class,
                  dtmf -> {
                    seen.add(dtmf.digit());
                    waits.countDown();
                  });
          start.channel().await(StasisEnd.class, LONG);
          seen.add("resumed");
          done.countDown();
        });

    receive("StasisStart", "1");
    receive("ChannelDtmfReceived", "1", "7");
    awaitLatch(waits); // the turn was passed on
    receive("ChannelDtmfReceived", "1", "8");
    receive("StasisEnd", "1");
    receive("ChannelDtmfReceived", "1", "9");

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).startsWith("start", "7", "8", "resumed");
  }

  @Test
  void aWaitForWhatHasComeAlreadyLetsTheHandlersOfEarlierEventsRunFirst() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          awaitLatch(all);
          start.channel().on(ChannelDtmfReceived.class, dtmf -> seen.add(dtmf.digit()));
          start.channel().await(StasisEnd.class, LONG);
          seen.add("resumed");
          done.countDown();
        });
    receive("StasisStart", "1");
    receive("ChannelDtmfReceived", "1", "7");
    receive("StasisEnd", "1");
    all.countDown();

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("7", "resumed");
  }

  @Test
  void whatWasDeliveredBeforeAHandlerCameIsDeliveredToItFirst() throws Exception {
    BlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    BlockingQueue<String> digits = new LinkedBlockingQueue<>();
    CountDownLatch other = new CountDownLatch(3);
    ari.on(StasisStart.class, start -> channels.add(start.channel()));
    ari.on(ChannelDtmfReceived.class, dtmf -> other.countDown());
    receive("StasisStart", "1");
    for (String digit : List.of("1", "2", "3")) {
      receive("ChannelDtmfReceived", "1", digit);
    }
    assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();

    Channel channel = channels.take();
    channel.on(ChannelDtmfReceived.class, dtmf -> digits.add(dtmf.digit()));
    receive("ChannelDtmfReceived", "1", "4");

    assertThat(List.of(digits.take(), digits.take(), digits.take(), digits.take()))
        .containsExactly("1", "2", "3", "4");
    assertThat(channel.await(ChannelDtmfReceived.class, LONG).digit()).isEqualTo("1");
  }

  @Test
  void waitingForWhatWillNotComeEndsWithTheObjectOrTheDeadline() {
    Channel channel = ari.channels().ref("1");
    receive("StasisStart", "1");
    receive("ChannelDestroyed", "1");

    assertThatThrownBy(() -> channel.await(ChannelDtmfReceived.class, LONG))
        .isInstanceOfSatisfying(
            ObjectGoneException.class,
            gone -> assertThat(gone.event()).isInstanceOf(ChannelDestroyed.class))
        .hasMessageContaining("ChannelDtmfReceived")
        .hasMessageContaining("Channel 1");
    assertThat(channel.await(ChannelDestroyed.class, LONG)).isNotNull();
    assertThatThrownBy(
            () -> ari.channels().ref("2").await(ChannelDtmfReceived.class, Duration.ofMillis(20)))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessageContaining("Channel 2");
  }

  @Test
  void aScriptThatTimesOutHoldsItsTurnAgain() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          try {
            start.channel().await(StasisEnd.class, Duration.ofMillis(50));
          } catch (AriTimeoutException e) {
            seen.add("late");
          }
          seen.add("still in turn");
          done.countDown();
        });
    receive("StasisStart", "1");

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("late", "still in turn");
  }

  @Test
  void whatAHandlerCreatesSharesItsTurn() throws Exception {
    asterisk.answer(201, "{\"id\":\"p\"}");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          Playback playback = start.channel().play("sound:hello", o -> o.playbackId("p"));
          playback.on(PlaybackStarted.class, e -> seen.add("playback"));
          playback.on(PlaybackFinished.class, e -> done.countDown());
          started.countDown();
          awaitLatch(release);
          seen.add("script");
        });
    receive("StasisStart", "1");
    started.await();
    receivePlayback("PlaybackStarted", "p");
    receivePlayback("PlaybackFinished", "p");
    release.countDown();

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("script", "playback");
  }

  @Test
  @Tag("B5")
  void aCallThatBlocksDoesNotHoldUpTheOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(100);
    ari.on(
        StasisStart.class,
        start -> {
          if (start.channel().id().equals("slow")) {
            awaitLatch(release);
          } else {
            others.countDown();
          }
        });
    receive("StasisStart", "slow");
    for (int i = 0; i < 100; i++) {
      receive("StasisStart", "fast-" + i);
    }

    assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
    release.countDown();
  }

  @Test
  void requestsThatAreNotAnsweredHoldUpNoOtherCall() throws Exception {
    int calls = 200;
    CountDownLatch begun = new CountDownLatch(calls);
    try (AriClient slow = AriClient.over(FakeTransport.options(), new PendingTransport())) {
      slow.on(
          StasisStart.class,
          start -> {
            begun.countDown();
            assertThatThrownBy(() -> start.channel().answer()).hasMessageContaining("closed");
          });
      for (int call = 0; call < calls; call++) {
        slow.dispatch("{\"type\":\"StasisStart\",\"channel\":{\"id\":\"" + call + "\"}}");
      }
      awaitLatch(begun);
    }
  }

  @Test
  void aQueueGivesEventsInOrderAndEndsWithItsObject() throws Exception {
    Channel channel = ari.channels().ref("1");
    try (EventQueue<ChannelDtmfReceived> digits = channel.events(ChannelDtmfReceived.class)) {
      receive("ChannelDtmfReceived", "1", "1");
      receive("ChannelDtmfReceived", "1", "2");
      receive("ChannelDestroyed", "1");

      assertThat(digits.take(LONG).digit()).isEqualTo("1");
      assertThat(digits.poll(LONG).orElseThrow().digit()).isEqualTo("2");
      assertThat(digits.poll(LONG)).isEmpty();
      assertThatThrownBy(() -> digits.take(LONG)).isInstanceOf(ObjectGoneException.class);
      assertThat(digits.isActive()).isFalse();
    }
  }

  @Test
  void aQueueThatNobodyEmptiesDropsTheOldestAndCounts() throws Exception {
    CountDownLatch all = new CountDownLatch(1_500);
    Channel channel = ari.channels().ref("1");
    EventQueue<ChannelDtmfReceived> digits = channel.events(ChannelDtmfReceived.class);
    channel.on(ChannelDtmfReceived.class, dtmf -> all.countDown());
    for (int i = 0; i < 1_500; i++) {
      receive("ChannelDtmfReceived", "1", "" + i);
    }
    assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(digits.dropped()).isEqualTo(1_500 - 1_024);
    assertThat(digits.take(LONG).digit()).isEqualTo("" + (1_500 - 1_024));
  }

  @Test
  void aChannelMayComeBackAfterItLeftTheApplication() throws Exception {
    BlockingQueue<String> types = new LinkedBlockingQueue<>();
    ari.channels().ref("1").on("StasisStart", e -> types.add(e.type()));
    receive("StasisStart", "1");
    receive("StasisEnd", "1");
    receive("StasisStart", "1");

    assertThat(types.poll(10, TimeUnit.SECONDS)).isEqualTo("StasisStart");
    assertThat(types.poll(10, TimeUnit.SECONDS)).isEqualTo("StasisStart");
  }

  @Test
  void anEventThatNamesTwoObjectsReachesTheHandlersOfBothOnce() throws Exception {
    BlockingQueue<String> reached = new LinkedBlockingQueue<>();
    CountDownLatch client = new CountDownLatch(1);
    ari.channels().ref("c").on(ChannelEnteredBridge.class, e -> reached.add("channel"));
    ari.bridges().ref("b").on(ChannelEnteredBridge.class, e -> reached.add("bridge"));
    ari.on(ChannelEnteredBridge.class, e -> client.countDown());
    asterisk.receive(
        "{\"type\":\"ChannelEnteredBridge\",\"bridge\":{\"id\":\"b\"},\"channel\":{\"id\":\"c\"}}");

    assertThat(List.of(reached.take(), reached.take()))
        .containsExactlyInAnyOrder("channel", "bridge");
    assertThat(client.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(reached).isEmpty();
  }

  @Test
  void closingTheClientEndsEveryWait() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
    ari.on(
        StasisStart.class,
        start -> {
          waiting.countDown();
          try {
            start.channel().await(StasisEnd.class, LONG);
          } catch (RuntimeException e) {
            ends.add(e);
          }
        });
    receive("StasisStart", "1");
    waiting.await();
    ari.close();

    assertThat(ends.poll(10, TimeUnit.SECONDS)).isInstanceOf(AriConnectionException.class);
  }

  @Test
  void anInterruptEndsAWaitWithTheFlagSet() throws Exception {
    BlockingQueue<Object> ends = new LinkedBlockingQueue<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                ari.channels().ref("1").await(StasisEnd.class, LONG);
              } catch (AriInterruptedException e) {
                ends.add(Thread.currentThread().isInterrupted());
              }
            });
    waiter.start();
    waiter.interrupt();

    assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(true);
    waiter.join();
  }

  @Test
  void anErrorIsToldAndEndsItsThreadButNotTheTurn() throws Exception {
    CountDownLatch after = new CountDownLatch(1);
    Channel channel = ari.channels().ref("1");
    channel.on(
        StasisStart.class,
        start -> {
          throw new AssertionError("an error of the application, meant by this test");
        });
    channel.on(StasisEnd.class, end -> after.countDown());
    receive("StasisStart", "1");
    receive("StasisEnd", "1");

    assertThat(after.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(failures.take()).isInstanceOf(AssertionError.class);
  }

  @Test
  void anEventFedInByOtherMeansIsHandledAlike() throws Exception {
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    ari.on(StasisStart.class, events::add);

    ari.dispatch("{\"type\":\"StasisStart\",\"application\":\"a\",\"channel\":{\"id\":\"1\"}}");

    assertThat(events.poll(10, TimeUnit.SECONDS).session()).isEmpty();
  }

  /** State of one call, deliberately not thread-safe. */
  private static final class Call {
    private int expected;
    private int inside;
    private final List<Integer> digits = new ArrayList<>();

    void enter() {
      assertThat(++inside).as("two handlers of one call at once").isEqualTo(1);
    }

    void leave() {
      inside--;
    }
  }

  @Test
  void inAStormOfCallsNothingIsLostReorderedOrOverlapping() throws Exception {
    long seed = Long.getLong("storm.seed", 20_261_123L);
    System.out.println("The seed of the storm is " + seed);
    Random random = new Random(seed);
    int calls = 500;
    int digitsOfACall = 40; // fewer than a timeline holds
    Map<String, Call> states = new ConcurrentHashMap<>();
    CountDownLatch done = new CountDownLatch(calls);
    AtomicInteger waits = new AtomicInteger();
    ari.on(
        StasisStart.class,
        start -> {
          Call call = states.computeIfAbsent(start.channel().id(), id -> new Call());
          call.enter();
          int early = call.digits.size();
          assertThat(early).isZero();
          call.leave();
          // registered late: what came meanwhile is not lost
          Thread.yield();
          start
              .channel()
              .on(
                  ChannelDtmfReceived.class,
                  dtmf -> {
                    call.enter();
                    call.digits.add(Integer.valueOf(dtmf.digit()));
                    call.leave();
                  });
          start.channel().await(StasisEnd.class, LONG);
          call.enter();
          waits.incrementAndGet();
          call.expected = digitsOfACall;
          assertThat(call.digits).hasSize(digitsOfACall).isSorted();
          call.leave();
          done.countDown();
        });
    List<Integer> next = new ArrayList<>(Collections.nCopies(calls, -1));
    List<Integer> live = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      live.add(i);
    }
    while (!live.isEmpty()) {
      int at = random.nextInt(live.size());
      int call = live.get(at);
      int step = next.get(call);
      if (step < 0) {
        receive("StasisStart", "c" + call);
      } else if (step < digitsOfACall) {
        receive("ChannelDtmfReceived", "c" + call, "" + step);
      } else {
        receive("StasisEnd", "c" + call);
        live.remove(at);
      }
      next.set(call, step + 1);
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).as("seed " + seed + " " + failures).isTrue();
    assertThat(failures).isEmpty();
    assertThat(waits).hasValue(calls);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
