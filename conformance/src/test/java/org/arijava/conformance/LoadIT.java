/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.arijava.internal.net.NettyTransport;
import org.arijava.internal.net.NetworkOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many calls at once on an Asterisk 22 of its own, whose write timeout is the default 100 ms. */
@Timeout(300)
class LoadIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** How long a handler blocks at least: as long as the other calls take, or {@code load.block}. */
  private static final Duration AT_LEAST = Duration.ofSeconds(Integer.getInteger("load.block", 0));

  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final List<Long> reactions = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger ended = new AtomicInteger();
  private final Map<String, String> handled = new ConcurrentHashMap<>();
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
    return AriClient.connect(options(connections));
  }

  /** A client all of whose digits are noted before it sees them. */
  private AriClient connectNoting(Map<String, String> digits) {
    NetworkOptions network =
        new NetworkOptions(
            asterisk.url(),
            asterisk.user(),
            asterisk.password(),
            Duration.ofSeconds(10),
            16,
            null,
            true);
    JsonMapper mapper = new JsonMapper();
    return AriClient.over(
        options(16),
        new TappedTransport(
            NettyTransport.create(network),
            message -> {
              JsonNode event = mapper.readTree(message);
              if (event.path("type").asString("").equals("ChannelDtmfReceived")) {
                digits.merge(
                    event.path("channel").path("id").asString(""),
                    event.path("digit").asString(""),
                    String::concat);
              }
            }));
  }

  private AriOptions options(int connections) {
    return AriOptions.of(
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
                    }));
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
    Map<String, String> sent = new ConcurrentHashMap<>();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (AriClient ari = connectNoting(sent);
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

      boolean complete = done.await(120, TimeUnit.SECONDS);
      assertThat(handled).as("what Asterisk sent was handled").isEqualTo(sent);
      assertThat(complete).as("%s", troubles).isTrue();
      assertThat(most).hasValue(calls);
      List<String> incomplete =
          sent.values().stream().filter(digits -> !digits.equals("12345")).toList();
      System.out.println("Digits that Asterisk sent incomplete: " + incomplete);
      assertThat(incomplete).hasSizeLessThan(calls / 20);
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
          handled.put(channel.id(), String.join("", heard));
          inside[0]--;
        });
    try (EventQueue<ChannelDtmfReceived> digits = channel.events(ChannelDtmfReceived.class)) {
      channel.answer();
      far.sendDtmf("12345");
      channel.play("sound:hello-world").await(PlaybackFinished.class, LONG);
      List<String> taken = new ArrayList<>();
      while (!taken.contains("5")) { // Asterisk itself loses one at times, when it has much to do
        Optional<ChannelDtmfReceived> next = digits.poll(Duration.ofSeconds(20));
        if (next.isEmpty()) {
          break;
        }
        taken.add(next.get().digit());
      }
      assertThat(inside[0]).isZero();
      assertThat(heard).isEqualTo(taken).isSubsetOf("1", "2", "3", "4", "5").isSorted();
    }
    channel.hangup();
    channel.await(StasisEnd.class, LONG);
  }

  @Test
  void aHandlerThatBlocksWhileAThousandCallsRunHoldsUpNoneOfThem() throws Exception {
    try (AriClient ari = connect(16)) {
      CountDownLatch blocking = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      CountDownLatch released = new CountDownLatch(1);
      ari.on(
          StasisStart.class,
          start -> {
            if (start.args().contains("block")) {
              blocking.countDown();
              sleepUntil(release);
              released.countDown();
            } else {
              reactions.add(Duration.between(start.timestamp(), Instant.now()).toMillis());
              start.channel().hangup();
            }
          });
      ari.on(StasisEnd.class, end -> ended.incrementAndGet());
      AriSession session = ari.start("load");

      rounds(ari, Duration.ZERO); // what follows finds compiled code
      List<Long> free = rounds(ari, AT_LEAST.dividedBy(2));
      ari.channels().originate("Local/answer@default", o -> o.app("load").appArgs("block"));
      blocking.await();
      Instant blocked = Instant.now();
      List<Long> beside = rounds(ari, AT_LEAST);
      assertThat(released.getCount()).as("the handler still blocks").isEqualTo(1);
      Duration time = Duration.between(blocked, Instant.now());
      release.countDown();
      assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
      free.addAll(rounds(ari, AT_LEAST.dividedBy(2))); // before and after, for what drifts

      System.out.println("Reaction to StasisStart with nobody blocking: " + distribution(free));
      System.out.println(
          "Reaction to StasisStart beside a handler blocked for "
              + time.toSeconds()
              + " s: "
              + distribution(beside));
      System.out.println(
          "Load of the machine: "
              + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()
              + " on "
              + Runtime.getRuntime().availableProcessors()
              + " processors");
      assertThat(session.state()).isEqualTo(AriSession.State.UP);
      assertThat(troubles).isEmpty();
    }
  }

  /** Rounds of a thousand calls, for so long at least: each is reacted to, and ends. */
  private List<Long> rounds(AriClient ari, Duration atLeast) throws InterruptedException {
    Instant begin = Instant.now();
    int calls = 0;
    do {
      originate(ari, "load", "Local/answer@default", 1_000);
      calls += 1_000;
      int all = calls;
      waitFor(() -> ended.get() >= all);
    } while (Duration.between(begin, Instant.now()).compareTo(atLeast) < 0);
    assertThat(reactions).hasSize(calls);
    assertThat(ended).hasValue(calls);
    List<Long> times = new ArrayList<>(reactions);
    reactions.clear();
    ended.set(0);
    return times;
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
    return "%,d calls, p50 %d ms, p90 %d ms, p99 %d ms, most %d ms"
        .formatted(
            sorted.size(),
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 9 / 10),
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
