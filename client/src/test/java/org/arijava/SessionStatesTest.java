/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.arijava.AriOptions.WhenFull;
import org.arijava.AriSession.State;
import org.arijava.error.ApplicationReplacedException;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriDecodeException;
import org.arijava.event.BridgeAttendedTransfer;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.Event;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of sessions, what is told of gaps and drops, and how events reach objects. */
@Timeout(30)
class SessionStatesTest {

  private final FakeTransport asterisk = new FakeTransport();
  private final BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
  private final BlockingQueue<AriDecodeException> rejected = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private AriClient ari = client(100_000);

  private AriClient client(int bound) {
    return client(o -> o.maxWaitingEvents(bound));
  }

  private AriClient client(Consumer<AriOptions.Builder> more) {
    return AriClient.over(
        FakeTransport.options()
            .with(more)
            .with(
                o ->
                    o.whenFull(WhenFull.DISCONNECT)
                        .listener(
                            new AriListener() {
                              @Override
                              public void gap(Gap gap) {
                                gaps.add(gap);
                              }

                              @Override
                              public void messageRejected(
                                  AriSession session, AriDecodeException failure) {
                                rejected.add(failure);
                              }
                            })),
        asterisk);
  }

  @AfterEach
  void close() {
    ari.close();
  }

  private void receive(String type, String channel) {
    asterisk.receive(
        "{\"type\":\"%s\",\"application\":\"hello\",\"args\":[],\"channel\":{\"id\":\"%s\"}}"
            .formatted(type, channel));
  }

  @Test
  void everyStateIsToldInOrderFromTheOneThatItIsIn() throws Exception {
    AriSession session = ari.start("hello");
    BlockingQueue<State> states = new LinkedBlockingQueue<>();
    session.onState(states::add);
    session.onState(
        state -> {
          throw new IllegalStateException("this test means it");
        });
    assertThat(states.take()).isEqualTo(State.UP);
    for (int i = 0; i < 3; i++) {
      asterisk.listener.closed("cut", false);
      assertThat(states.take()).isEqualTo(State.DOWN);
      assertThat(states.take()).isEqualTo(State.UP);
    }
    session.close();
    assertThat(states.take()).isEqualTo(State.CLOSED);
    assertThat(session.await()).isEqualTo("closed by us");
    assertThat(session.failure()).isEmpty();
    BlockingQueue<State> late = new LinkedBlockingQueue<>();
    session.onState(late::add);
    assertThat(late.take()).isEqualTo(State.CLOSED);
    assertThat(states).isEmpty();
  }

  @Test
  void aSessionThatIsReplacedSaysSoByItsOwnException() {
    AriSession session = ari.start("hello", "other");
    asterisk.receive("{\"type\":\"ApplicationReplaced\",\"application\":\"other\"}");
    assertThatThrownBy(session::await)
        .isInstanceOfSatisfying(
            ApplicationReplacedException.class,
            e -> assertThat(e.application()).isEqualTo("other"));
    assertThat(session.failure()).containsInstanceOf(ApplicationReplacedException.class);
    assertThat(asterisk.opened).hasSize(1);
  }

  private void fails(Runnable wait) {
    assertThatThrownBy(wait::run)
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("its session is over");
    seen.add("over");
  }

  @Test
  void aScriptThatWaitsForWhatItsSessionWouldHaveBroughtIsOverWithIt() throws Exception {
    Duration longer = Duration.ofMinutes(10);
    CountDownLatch waiting = new CountDownLatch(5);
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          try (var digits = channel.events(ChannelDtmfReceived.class)) {
            waiting.countDown();
            if (channel.id().equals("1")) {
              fails(() -> channel.await(ChannelDtmfReceived.class, longer));
            } else if (channel.id().equals("2")) {
              fails(() -> digits.take(longer));
            } else {
              assertThat(digits.poll(longer)).isEmpty();
              assertThat(digits.isActive()).isTrue();
              seen.add("over");
            }
          }
        });
    AriSession other = ari.start("other");
    AriSession hello = ari.start("hello");
    for (String channel : List.of("1", "2", "3")) {
      receive("StasisStart", channel);
    }
    Thread any =
        new Thread(
            () -> {
              waiting.countDown();
              fails(() -> ari.await(ChannelDestroyed.class, longer));
            });
    any.start();
    Thread every =
        new Thread(
            () -> {
              waiting.countDown();
              fails(() -> ari.events(ChannelDestroyed.class).take(longer));
            });
    every.start();
    waiting.await();
    while (any.getState() != Thread.State.TIMED_WAITING
        || every.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 3; i++) { // when their turns can be had, they wait
      CountDownLatch heard = new CountDownLatch(1);
      String channel = String.valueOf(i + 1);
      try (var left = ari.channels().ref(channel).on(StasisEnd.class, end -> heard.countDown())) {
        receive("StasisEnd", channel);
        heard.await();
      }
    }

    receive("ApplicationReplaced", "none");
    for (int i = 0; i < 3; i++) {
      assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("over");
    }
    assertThatThrownBy(hello::await).isInstanceOf(ApplicationReplacedException.class);
    assertThat(any.isAlive() && every.isAlive()).isTrue();
    other.close();
    any.join();
    every.join();
    assertThat(seen).containsExactly("over", "over");
  }

  @Test
  void aGapBeginsWhenSomethingWasLastHeardAndEndsWhenTheStreamIsOpen() throws Exception {
    Instant before = Instant.now().minusMillis(1);
    ari.start("hello");
    asterisk.listener.heard();
    Instant heard = Instant.now().plusMillis(1);
    asterisk.listener.closed("cut", false);
    Gap gap = gaps.take();
    assertThat(gap.from()).isBetween(before, heard);
    assertThat(gap.to()).isBetween(gap.from(), Instant.now());
    assertThat(gap.asteriskRestarted()).isFalse();
  }

  private static String system(String entity) {
    return "{\"system\":{\"version\":\"22.1.0\",\"entity_id\":\"%s\"}}".formatted(entity);
  }

  @Test
  void anotherAsteriskBehindTheSameAddressIsToldAsARestart() throws Exception {
    asterisk.info = system("02:42:ac:11:00:02");
    ari.start("hello");
    asterisk.listener.closed("cut", false);
    assertThat(gaps.take().asteriskRestarted()).isFalse();

    asterisk.info = system("02:42:ac:11:00:03");
    asterisk.listener.closed("failed over", false);
    assertThat(gaps.take().asteriskRestarted()).isTrue();
  }

  @Test
  void whatWasMadeInAGapAndIsNotThereIsEndedWhenItsRequestMustBeOver() throws Exception {
    ari.close();
    ari = client(o -> o.requestTimeout(Duration.ofMillis(300)));
    ari.start("hello");
    asterisk.answer(200, "{\"id\":\"17.42\"}");
    Channel channel = ari.channels().originate("Local/1", o -> o.app("hello").channelId("17.42"));
    asterisk.answer(200, "[]").answer(200, "[]"); // neither channels nor bridges
    asterisk.answer(500, "{\"message\":\"Not now\"}");
    asterisk.answer(404, "{\"message\":\"Channel not found\"}");
    asterisk.listener.closed("cut", false);
    assertThat(gaps.take().channels()).isEmpty();

    ChannelDestroyed end = channel.await(ChannelDestroyed.class, Duration.ofSeconds(20));
    assertThat(end.synthetic()).isTrue();
    assertThat(end.channel().id()).isEqualTo("17.42");
    assertThat(asterisk.lastLine()).isEqualTo("GET /channels/17.42");
  }

  @Test
  void timesThatMeanForEverAreTakenAsSuch() throws Exception {
    ari.close();
    Duration ever = ChronoUnit.FOREVER.getDuration();
    ari = client(o -> o.requestTimeout(ever).connectTimeout(ever).pingInterval(ever));
    AriSession session =
        ari.start(
            List.of("hello"),
            o -> o.waitForAsterisk(ever).reconnectDelay(Duration.ofMillis(50), ever));
    asterisk.listener.closed("cut", false);
    assertThat(gaps.take().session()).isSameAs(session);
    assertThat(session.failure()).isEmpty();
  }

  @Test
  void whatEndsInAGapLeavesItsApplicationFirstAndIsToldOnce() throws Exception {
    ari.on(StasisEnd.class, end -> seen.add("left " + end.synthetic()));
    ari.on(ChannelDestroyed.class, end -> seen.add("gone " + end.synthetic()));
    ari.on(StasisStart.class, start -> seen.add("start"));
    ari.start("hello");
    receive("StasisStart", "1");
    assertThat(seen.take()).isEqualTo("start");
    asterisk.listener.closed("cut", false);
    gaps.take();
    assertThat(List.of(seen.take(), seen.take())).containsExactly("left true", "gone true");

    receive("StasisEnd", "1"); // was under way when we asked
    receive("ChannelDestroyed", "1");
    receive("StasisStart", "1");
    assertThat(seen.take()).isEqualTo("start");
  }

  @Test
  void whatCameBeforeAsteriskWasAskedIsToldBeforeTheEnd() throws Exception {
    ari.on(
        StasisStart.class,
        start -> {
          start.channel().on(ChannelDtmfReceived.class, digit -> seen.add("digit"));
          start.channel().on(ChannelDestroyed.class, end -> seen.add("gone " + end.synthetic()));
          seen.add("start");
        });
    AtomicInteger registered = new AtomicInteger();
    ari.onApplicationRegistered(
        "hello",
        session -> {
          if (registered.incrementAndGet() == 2) {
            receive("ChannelDtmfReceived", "1");
            receive("ChannelDestroyed", "2");
          }
        });
    ari.on(ChannelDestroyed.class, end -> seen.add(end.channel().id()));
    ari.start("hello");
    receive("StasisStart", "1");
    assertThat(seen.take()).isEqualTo("start");
    receive("StasisStart", "2");
    assertThat(seen.take()).isEqualTo("start");

    asterisk.listener.closed("cut", false);
    gaps.take();
    List<String> told = List.of(seen.take(), seen.take(), seen.take(), seen.take(), seen.take());
    assertThat(told).containsSubsequence("digit", "1", "gone true");
    assertThat(told).contains("2", "gone false");
    receive("StasisStart", "3");
    assertThat(seen.take()).as("no end is told twice").isEqualTo("start");
  }

  @Test
  void whenTooManyEventsWaitTheSessionMayDisconnectAndCallItAGap() throws Exception {
    ari.close();
    ari = client(2);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        e -> {
          busy.countDown();
          try {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          seen.add("start");
        });
    ari.on(ChannelDtmfReceived.class, e -> seen.add("dtmf"));
    AriSession session = ari.start("hello");
    receive("StasisStart", "1");
    busy.await();
    for (int i = 0; i < 3; i++) {
      receive("ChannelDtmfReceived", "1");
    }
    assertThat(gaps.take().session()).isSameAs(session);
    go.countDown();
    assertThat(List.of(seen.take(), seen.take(), seen.take(), seen.take()))
        .containsExactly("start", "dtmf", "dtmf", "dtmf");
    assertThat(session.droppedEvents()).isZero();
  }

  @Test
  void anEventThatNamesEightObjectsReachesEachOfThemOnce() throws Exception {
    String transfer = recorded("63-attended-transfer-subscribeall", "BridgeAttendedTransfer");
    ari.start("hello");
    BlockingQueue<BridgeAttendedTransfer> whole = new LinkedBlockingQueue<>();
    ari.on(BridgeAttendedTransfer.class, whole::add);
    asterisk.receive(transfer);
    BridgeAttendedTransfer named = whole.take();
    List<String> ids =
        java.util.stream.Stream.concat(
                named.channels().stream().map(Channel::id),
                named.bridges().stream().map(Bridge::id))
            .toList();
    assertThat(ids).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
    named.channels().forEach(c -> c.on(BridgeAttendedTransfer.class, e -> seen.add(c.id())));
    named.bridges().forEach(b -> b.on(BridgeAttendedTransfer.class, e -> seen.add(b.id())));
    asterisk.receive(transfer);
    whole.take();
    java.util.ArrayList<String> reached = new java.util.ArrayList<>();
    for (String ignored : ids) {
      reached.add(seen.take());
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(seen).isEmpty();
  }

  private static String recorded(String trace, String type) throws Exception {
    Path file = Path.of("src/test/resources/org/arijava/traces/" + trace + ".events.jsonl");
    return Files.readAllLines(file).stream()
        .filter(line -> line.contains("\"type\":\"" + type + "\""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Tag("B3")
  void anEventIsDecodedForThoseWhoListenOnlyAndOnceForAllOfThem() throws Exception {
    ari.start("hello");
    String broken = "{\"type\":\"StasisStart\",\"channel\":{\"id\":\"1\",\"name\":tru}}";
    asterisk.receive(broken); // nobody listens: nobody reads it
    BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    ari.on(StasisStart.class, events::add);
    ari.on("StasisStart", events::add);
    receive("StasisStart", "2");
    assertThat(events.take()).isSameAs(events.take());
    assertThat(rejected).isEmpty();

    asterisk.receive(broken);
    assertThat(rejected.take().text()).isEqualTo(broken);
    receive("StasisStart", "1");
    events.take();
    assertThat(rejected).as("told once, however many listen").isEmpty();
  }

  @Test
  @Tag("B32")
  void whatIsListenedToBeforeItIsCreatedSharesTheTurnOfItsMaker() throws Exception {
    CountDownLatch created = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          ari.playbacks().ref("p").on(PlaybackStarted.class, e -> seen.add("playback"));
          asterisk.answer(201, "{\"id\":\"p\"}");
          start.channel().play("sound:hello", o -> o.playbackId("p"));
          created.countDown();
          try {
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          seen.add("script");
        });
    ari.start("hello");
    receive("StasisStart", "1");
    created.await();
    asterisk.receive("{\"type\":\"PlaybackStarted\",\"playback\":{\"id\":\"p\"}}");
    release.countDown();
    assertThat(List.of(seen.take(), seen.take())).containsExactly("script", "playback");
  }

  @Test
  void anIdentityThatIsUsedAgainBeginsANewLife() throws Exception {
    ari.start("hello");
    for (int life = 0; life < 3; life++) {
      Bridge bridge = ari.bridges().ref("conference");
      asterisk.answer(200, "{\"id\":\"conference\"}");
      ari.bridges().create(o -> o.bridgeId("conference"));
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Subscription subscription = bridge.on("BridgeDestroyed", e -> heard.add(e.type()));
      assertThat(subscription.isActive()).isTrue();
      asterisk.receive("{\"type\":\"BridgeDestroyed\",\"bridge\":{\"id\":\"conference\"}}");
      assertThat(heard.take()).isEqualTo("BridgeDestroyed");
    }
    asterisk.receive("{\"type\":\"BridgeCreated\",\"bridge\":{\"id\":\"conference\"}}");
    EventQueue<Event> queue = ari.bridges().ref("conference").events("BridgeDestroyed");
    assertThat(queue.poll(Duration.ofMillis(1))).isEmpty();
    assertThat(queue.isActive()).as("made by somebody else, it lives again").isTrue();
  }
}
