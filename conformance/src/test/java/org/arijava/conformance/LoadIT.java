/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriClient;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Channel;
import org.arijava.EventQueue;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.Event;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once on an Asterisk 22 of its own, whose write timeout is the default 100 ms. */
@Timeout(300)
class LoadIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** How long a handler blocks at least: as long as the other calls take, or {@code load.block}. */
  private static final Duration AT_LEAST = Duration.ofSeconds(Integer.getInteger("load.block", 0));

  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final Queue<WeakReference<?>> held = new ConcurrentLinkedQueue<>();
  private AsteriskServer asterisk;

  @BeforeEach
  void start() {
    Optional<AsteriskServer> server = AsteriskServer.builder().version(22).startIfAvailable();
    asterisk = server.orElseGet(() -> Assumptions.abort("no Asterisk 22 can be had here"));
  }

  @AfterEach
  void stop() {
    if (asterisk != null) {
      asterisk.close();
    }
  }

  private AriClient connect(int connections) {
    return AriClient.connect(
        AriOptions.of(
            o ->
                o.url(asterisk.url())
                    .credentials(asterisk.user(), asterisk.password())
                    .requestTimeout(LONG)
                    .maxConnections(connections)
                    .listener(
                        new AriListener() {
                          @Override
                          public void handlerFailed(Event event, Throwable failure) {
                            troubles.add(event + ": " + failure);
                          }

                          @Override
                          public void eventsDropped(long count) {
                            troubles.add("dropped " + count);
                          }

                          @Override
                          public void disconnected(AriSession session, String reason) {
                            troubles.add("disconnected: " + reason);
                          }
                        })));
  }

  /** Starts so many calls of the application, as fast as Asterisk takes them. */
  private static void originate(AriClient ari, String app, String endpoint, int calls)
      throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    for (int i = 0; i < calls; i++) {
      callers.execute(() -> ari.channels().originate(endpoint, o -> o.app(app).timeout(LONG)));
    }
    callers.shutdown();
    assertThat(callers.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void fiveHundredScriptsAtOnceCompleteWithNothingLostReorderedOrOverlapping() throws Exception {
    int calls = 500;
    CountDownLatch done = new CountDownLatch(calls);
    CountDownLatch everybody = new CountDownLatch(calls);
    AtomicInteger live = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (AriClient ari = connect(16);
        AriClient parties = connect(16)) {
      parties.on(StasisStart.class, start -> start.channel().answer());
      parties.start("party");
      ari.on(
          StasisStart.class,
          start -> {
            most.accumulateAndGet(live.incrementAndGet(), Math::max);
            everybody.countDown();
            sleepUntil(everybody);
            script(start.channel(), ari.channels().ref(start.channel().id() + ";2"));
            live.decrementAndGet();
            done.countDown();
          });
      ari.start("load");

      originate(ari, "load", "Local/app-party@default", calls);

      assertThat(done.await(120, TimeUnit.SECONDS)).as("%s", troubles).isTrue();
      assertThat(most).hasValue(calls);
      waitFor(this::isAllReleased); // the client is still there, and its sessions are
    }
    assertThat(troubles).isEmpty();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("ari-") && !before.contains(thread)) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  /** Whether nothing holds what the handlers of the calls held any more. */
  private boolean isAllReleased() {
    System.gc();
    held.removeIf(state -> state.refersTo(null));
    return held.isEmpty();
  }

  /** What a call does, its far half pressing the keys: deliberately without locks. */
  private void script(Channel channel, Channel far) {
    int[] inside = new int[1];
    List<String> heard = new ArrayList<>();
    held.add(new WeakReference<>(heard));
    channel.on(
        ChannelDtmfReceived.class,
        dtmf -> {
          assertThat(++inside[0]).as("two handlers at once").isEqualTo(1);
          heard.add(dtmf.digit());
          inside[0]--;
        });
    try (EventQueue<ChannelDtmfReceived> digits = channel.events(ChannelDtmfReceived.class)) {
      channel.answer();
      far.sendDtmf("12345");
      channel.play("sound:hello-world").await(PlaybackFinished.class, LONG);
      for (String digit : List.of("1", "2", "3", "4", "5")) {
        assertThat(digits.take(LONG).digit()).isEqualTo(digit);
      }
      assertThat(inside[0]).isZero();
      assertThat(heard).containsExactly("1", "2", "3", "4", "5");
    }
    channel.hangup();
    channel.await(StasisEnd.class, LONG);
  }

  @Test
  void aHandlerThatBlocksWhileAThousandCallsRunHoldsUpNoneOfThem() throws Exception {
    try (AriClient ari = connect(16)) {
      CountDownLatch blocking = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      List<Long> reactions = Collections.synchronizedList(new ArrayList<>());
      AtomicInteger ended = new AtomicInteger();
      ari.on(
          StasisStart.class,
          start -> {
            if (start.args().contains("block")) {
              blocking.countDown();
              sleepUntil(release);
            } else {
              reactions.add(Duration.between(start.timestamp(), Instant.now()).toMillis());
              start.channel().hangup();
            }
          });
      ari.on(StasisEnd.class, end -> ended.incrementAndGet());
      AriSession session = ari.start("load");
      Instant begin = Instant.now();

      originate(ari, "load", "Local/answer@default", 1_000);
      waitFor(() -> reactions.size() >= 1_000);
      String free = distribution(reactions);
      reactions.clear();
      ari.channels().originate("Local/answer@default", o -> o.app("load").appArgs("block"));
      blocking.await();
      Instant blocked = Instant.now();
      originate(ari, "load", "Local/answer@default", 1_000);
      waitFor(() -> reactions.size() >= 1_000);
      String held = distribution(reactions);
      waitFor(() -> Duration.between(blocked, Instant.now()).compareTo(AT_LEAST) >= 0);
      release.countDown();

      System.out.println("Reaction to StasisStart with nobody blocking: " + free);
      System.out.println("Reaction to StasisStart beside a blocked handler: " + held);
      System.out.println("All took " + Duration.between(begin, Instant.now()).toSeconds() + " s.");
      assertThat(session.state()).isEqualTo(AriSession.State.UP);
      assertThat(troubles).isEmpty();
    }
  }

  @Test
  void aThousandHandlersThatBlockAtOnceShareTwoConnectionsWithoutDeadlock() throws Exception {
    int calls = 1_000;
    CountDownLatch everybody = new CountDownLatch(calls);
    CountDownLatch done = new CountDownLatch(calls);
    try (AriClient ari = connect(2)) {
      ari.on(
          StasisStart.class,
          start -> {
            Channel channel = start.channel();
            everybody.countDown();
            sleepUntil(everybody);
            channel.setVariable("A", "1");
            assertThat(channel.getVariable("A")).isEqualTo("1");
            channel.reload();
            channel.hangup();
            done.countDown();
          });
      ari.start("load");

      originate(ari, "load", "Local/answer@default", calls);

      assertThat(done.await(60, TimeUnit.SECONDS)).as("%s", troubles).isTrue();
    }
    assertThat(troubles).isEmpty();
  }

  private static String distribution(List<Long> millis) {
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "p50 %d ms, p99 %d ms, most %d ms"
        .formatted(
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 99 / 100),
            sorted.get(sorted.size() - 1));
  }

  private static void sleepUntil(CountDownLatch release) {
    try {
      assertThat(release.await(200, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Condition {
    boolean holds();
  }

  /** Looks again every 20 ms until the condition holds; the test's own timeout bounds it. */
  private static void waitFor(Condition condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.holds()) {
      assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}
