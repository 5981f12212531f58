/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriListener;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.Gap;
import org.arijava.LiveRecording;
import org.arijava.Playback;
import org.arijava.Subscription;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.error.ApplicationReplacedException;
import org.arijava.error.AriConnectionException;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelEvent;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.DeviceStateChanged;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.RecordingFinished;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.arijava.internal.net.NettyTransport;
import org.arijava.internal.net.NetworkOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a session when the wire or Asterisk breaks, on an Asterisk 22 of its own. */
@Timeout(120)
class SessionsIT {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private AsteriskServer asterisk;
  private TcpProxy wire;
  private AriClient ari;
  private AriClient direct;

  @BeforeEach
  void start() throws Exception {
    Optional<AsteriskServer> server = AsteriskServer.builder().version(22).startIfAvailable();
    asterisk = server.orElseGet(() -> Assumptions.abort("no Asterisk 22 can be had here"));
    wire = new TcpProxy(asterisk.url());
    direct = AriClient.connect(options(asterisk.url().toString()));
    ari = AriClient.connect(options(wire.url().toString()).with(o -> o.listener(new Teller())));
  }

  @AfterEach
  void stop() throws Exception {
    ari.close();
    direct.close();
    wire.close();
    asterisk.close();
  }

  private AriOptions options(String url) {
    return AriOptions.of(o -> o.url(url).credentials(asterisk.user(), asterisk.password()));
  }

  private final class Teller implements AriListener {
    @Override
    public void connected(AriSession session) {
      told.add("connected");
    }

    @Override
    public void disconnected(AriSession session, String reason) {
      told.add("disconnected");
    }

    @Override
    public void reconnected(AriSession session) {
      told.add("reconnected");
    }

    @Override
    public void gap(Gap gap) {
      told.add(gap.asteriskRestarted() ? "gap with restart" : "gap");
    }

    @Override
    public void closed(AriSession session, String reason) {
      told.add("closed");
    }
  }

  private void expect(String... things) throws InterruptedException {
    for (String thing : things) {
      assertThat(told.poll(40, TimeUnit.SECONDS)).isEqualTo(thing);
    }
  }

  /** A channel in the application, by way of the given client. */
  private Channel call(AriClient client) {
    String id = UUID.randomUUID().toString();
    Channel channel = client.channels().ref(id);
    client.channels().originate("Local/answer@default", o -> o.app("hello").channelId(id));
    return channel.await(StasisStart.class, LONG).channel();
  }

  @Test
  @Tag("B6")
  void aCutWireIsMendedWithItsSubscriptionsAndTheGapIsTold() throws Exception {
    BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    ari.onApplicationRegistered("hello", app -> registered.add("registered " + app.name()));
    ari.onApplicationUnregistered("hello", app -> registered.add("unregistered " + app.name()));
    AriSession session = ari.start("hello");
    ari.applications().subscribe("hello", "deviceState:Stasis:lamp");
    assertThat(registered.take()).isEqualTo("registered hello");
    expect("connected");

    wire.cut();
    expect("disconnected", "gap", "reconnected");

    assertThat(session.state()).isEqualTo(AriSession.State.UP);
    assertThat(registered.take()).isEqualTo("unregistered hello");
    assertThat(registered.take()).isEqualTo("registered hello");
    CompletableFuture<String> state = new CompletableFuture<>();
    ari.on(DeviceStateChanged.class, e -> state.complete(e.deviceState().name()));
    direct.deviceStates().update("Stasis:lamp", "BUSY");
    assertThat(state.get(20, TimeUnit.SECONDS)).isEqualTo("Stasis:lamp");
  }

  @Test
  void aScriptWhoseChannelEndsInTheGapDoesNotWaitForEver() throws Exception {
    BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
    CountDownLatch waiting = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          waiting.countDown();
          try {
            start.channel().await(ChannelDtmfReceived.class, Duration.ofSeconds(60));
          } catch (RuntimeException e) {
            ends.add(e);
          }
        });
    ari.start("hello");
    Channel channel = call(ari);
    waiting.await();
    expect("connected");

    wire.refuse();
    expect("disconnected");
    direct.channels().hangup(channel.id());
    wire.heal();
    expect("gap", "reconnected");

    assertThat(ends.poll(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ObjectGoneException.class,
            gone -> {
              assertThat(gone.event().synthetic()).isTrue();
              assertThat(gone.event()).isInstanceOf(ChannelDestroyed.class);
              assertThat(((ChannelDestroyed) gone.event()).channel().name())
                  .startsWith("Local/answer");
            });
  }

  @Test
  void aCallThatLivesThroughTheGapGoesOnAndIsToldToTheApplication() throws Exception {
    BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
    ari.onResync(gaps::add);
    ari.start("hello");
    Channel channel = call(ari);
    expect("connected");

    wire.cutAfter(10);
    direct.events().userEvent("Ping", "hello");
    expect("disconnected", "gap", "reconnected");

    assertThat(gaps.take().channels()).extracting(Channel::id).contains(channel.id());
    Playback playback = channel.play("sound:hello-world");
    assertThat(playback.await(PlaybackFinished.class, LONG).synthetic()).isFalse();
  }

  @Test
  void anAsteriskThatIsKilledAndStartedAgainIsToldApart() throws Exception {
    ari.start("hello");
    Channel channel = call(ari);
    CompletableFuture<ChannelDestroyed> gone = new CompletableFuture<>();
    channel.on(ChannelDestroyed.class, gone::complete);
    expect("connected");

    asterisk.kill();
    expect("disconnected");
    asterisk.restart();
    expect("gap with restart", "reconnected");

    assertThat(gone.get(20, TimeUnit.SECONDS).synthetic()).isTrue();
    assertThat(call(ari).name()).startsWith("Local/answer");
  }

  @Test
  void aFilterIsThereAgainAfterAsteriskWasKilledAndStartedAgain() throws Exception {
    Map<String, Object> varset = Map.of("type", "ChannelVarset");
    ari.start("hello");
    ari.applications().filter("hello", Map.of("disallowed", List.of(varset)));
    expect("connected");

    asterisk.kill();
    expect("disconnected");
    asterisk.restart();
    expect("gap with restart", "reconnected");

    assertThat(direct.applications().get("hello").eventsDisallowed()).containsExactly(varset);
    BlockingQueue<String> types = new LinkedBlockingQueue<>();
    ari.on(ChannelEvent.class, event -> types.add(event.type()));
    Channel channel = call(ari);
    channel.setVariable("A", "1");
    channel.hangupAndAwait(LONG);
    assertThat(types).contains("StasisStart", "StasisEnd").doesNotContain("ChannelVarset");
  }

  @Test
  void aDeafStreamIsFoundThoughAsteriskListsItsApplication() throws Exception {
    BlockingQueue<String> listed = new LinkedBlockingQueue<>();
    RunningServer server =
        new RunningServer(
            Server.ASTERISK_22,
            asterisk.url(),
            asterisk.user(),
            asterisk.password(),
            22,
            null,
            () -> {});
    AriOptions options = options(wire.url().toString()).with(o -> o.listener(new Teller()));
    UsurpedTransport transport =
        new UsurpedTransport(
            NettyTransport.create(
                new NetworkOptions(
                    wire.url(),
                    asterisk.user(),
                    asterisk.password(),
                    Duration.ofSeconds(5),
                    16,
                    null,
                    true)),
            () -> {
              new EventLog(server, "app=hello").close();
              listed.add(direct.applications().get("hello").name());
            });
    try (AriClient deafened = AriClient.over(options, transport)) {
      deafened.start("hello");
      Channel channel = call(deafened); // keeps the application alive in Asterisk
      expect("connected");
      wire.cut();
      expect("disconnected", "gap", "reconnected");

      assertThat(listed.take()).isEqualTo("hello");
      assertThat(transport.opened()).isGreaterThan(2);
      Playback playback = channel.play("sound:hello-world");
      assertThat(playback.await(PlaybackFinished.class, LONG).synthetic()).isFalse();
    }
  }

  @Test
  void beingReplacedByAnotherClientEndsTheSessionAndStartsNoFight() throws Exception {
    AriSession session = ari.start("hello");
    Channel channel = call(ari);
    expect("connected");
    CompletableFuture<Throwable> script = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                channel.await(ChannelDtmfReceived.class, Duration.ofMinutes(10));
              } catch (RuntimeException e) {
                script.complete(e);
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    AriSession other = direct.start("hello");
    expect("closed");
    assertThat(script.get(20, TimeUnit.SECONDS))
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("its session is over");

    assertThatThrownBy(session::await)
        .isInstanceOf(ApplicationReplacedException.class)
        .hasMessageContaining("another client");
    assertThat(session.state()).isEqualTo(AriSession.State.CLOSED);
    assertThat(other.state()).isEqualTo(AriSession.State.UP);
    CompletableFuture<String> event = new CompletableFuture<>();
    direct.on(ChannelUserevent.class, e -> event.complete(e.eventName()));
    ari.events().userEvent("Ping", "hello");
    assertThat(event.get(20, TimeUnit.SECONDS)).isEqualTo("Ping");
  }

  @Test
  void aFirstConnectionFailsAtOnceOrWaitsAsLongAsAsked() throws Exception {
    wire.refuse();
    assertThatThrownBy(() -> ari.start("hello")).isInstanceOf(AriConnectionException.class);
    expect("closed");

    CompletableFuture<AriSession> late =
        CompletableFuture.supplyAsync(
            () -> ari.start(List.of("hello"), o -> o.waitForAsterisk(LONG)));
    wire.heal();
    assertThat(late.get(30, TimeUnit.SECONDS).state()).isEqualTo(AriSession.State.UP);
  }

  @Test
  void aSessionGivesUpAfterTheAllowedNumberOfAttempts() throws Exception {
    AriSession session =
        ari.start(
            List.of("hello"),
            o ->
                o.reconnectAttempts(2)
                    .reconnectDelay(Duration.ofMillis(50), Duration.ofMillis(60)));
    wire.refuse();

    assertThatThrownBy(session::await)
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("2 attempts");
    expect("connected", "disconnected", "closed");
  }

  @Test
  void closingASessionThatSubscribedToAllLeavesAsteriskWell() throws Exception {
    for (int i = 0; i < 5; i++) {
      AriSession session = ari.start(List.of("hello"), o -> o.subscribeAll(true));
      call(ari).hangup();
      session.close();
      assertThat(session.await()).isEqualTo("closed by us");
    }
    assertThat(direct.channels().list()).isNotNull();
  }

  @Test
  void aSubscriptionToAllSurvivesAReconnectThatAsteriskIgnoresItOn() throws Exception {
    ari.start(List.of("hello"), o -> o.subscribeAll(true));
    call(ari); // keeps the application alive in Asterisk while nobody is connected
    expect("connected");
    wire.cut();
    expect("disconnected", "gap", "reconnected");

    assertThat(direct.applications().get("hello").channelIds()).contains("__AST_CHANNEL_ALL_TOPIC");
  }

  @Test
  void callsOfAGapOfASessionThatSubscribedToAllAreKnownToBeThere() throws Exception {
    BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
    ari.onResync(gaps::add);
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    ari.start(List.of("hello"), o -> o.subscribeAll(true));
    Channel channel = call(ari);
    channel.on(StasisEnd.class, end -> ends.add(end.synthetic() ? "made up" : "told"));
    expect("connected");
    wire.fallSilent();
    Channel unheard =
        direct.channels().originate("Local/answer@default", o -> o.app("hello").channelId("late"));
    while (!direct.channels().get("late").dialplan().application().equals("Stasis")) {
      Thread.onSpinWait();
    }
    direct.applications().unsubscribe("hello", "deviceState:"); // or Asterisk 22 may lock up
    wire.heal();
    expect("disconnected", "gap", "reconnected");

    assertThat(gaps.take().channels()).extracting(Channel::id).contains(channel.id(), unheard.id());
    channel.hangup();
    assertThat(ends.take()).isEqualTo("told");
  }

  @Test
  void severalSessionsOfOneClientMendThemselvesAndThoseOfOthersHearNothingOfIt() throws Exception {
    AriSession hello = ari.start("hello");
    AriSession other = ari.start("other");
    AriSession third = direct.start("third");
    Channel channel = call(ari);
    expect("connected", "connected");

    wire.cut();
    List<String> mended = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      mended.add(told.poll(40, TimeUnit.SECONDS));
    }

    assertThat(mended)
        .containsExactlyInAnyOrder(
            "disconnected", "disconnected", "gap", "gap", "reconnected", "reconnected");
    for (AriSession session : List.of(hello, other, third)) {
      assertThat(session.state()).isEqualTo(AriSession.State.UP);
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      AriClient client = session == third ? direct : ari;
      try (Subscription pings =
          client.on(ChannelUserevent.class, e -> heard.add(e.application()))) {
        client.events().userEvent("Ping", session.apps().get(0));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(session.apps().get(0));
        assertThat(pings.isActive()).isTrue();
      }
    }
    Playback playback = channel.play("sound:hello-world");
    assertThat(playback.await(PlaybackFinished.class, LONG).synthetic()).isFalse();
  }

  /** Loses the connection unheard, while a script waits and something is subscribed to. */
  private void loseSilently(Runnable loss) throws Exception {
    AriClient quick =
        AriClient.connect(
            options(wire.url().toString())
                .with(
                    o ->
                        o.pingInterval(Duration.ofSeconds(1))
                            .requestTimeout(Duration.ofSeconds(5))
                            .listener(new Teller())));
    try {
      BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
      BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
      BlockingQueue<AriSession.State> states = new LinkedBlockingQueue<>();
      quick.onResync(gaps::add);
      AriSession session = quick.start("hello");
      session.onState(states::add);
      quick.applications().subscribe("hello", "deviceState:Stasis:lamp");
      Channel channel = call(quick);
      Thread script =
          new Thread(
              () -> {
                try {
                  channel.await(ChannelDtmfReceived.class, Duration.ofSeconds(90));
                } catch (RuntimeException e) {
                  ends.add(e);
                }
              });
      script.start();
      expect("connected");
      Instant before = Instant.now();

      loss.run();
      expect("disconnected");
      direct.channels().hangup(channel.id());
      wire.heal();
      expect("gap", "reconnected");

      assertThat(ends.poll(40, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ObjectGoneException.class, e -> assertThat(e.event().synthetic()).isTrue());
      Gap gap = gaps.take();
      assertThat(gap.from()).isBetween(before.minusSeconds(5), gap.to());
      assertThat(gap.to()).isBefore(Instant.now());
      assertThat(List.of(states.take(), states.take(), states.take()))
          .containsExactly(AriSession.State.UP, AriSession.State.DOWN, AriSession.State.UP);
      CompletableFuture<String> state = new CompletableFuture<>();
      quick.on(DeviceStateChanged.class, e -> state.complete(e.deviceState().name()));
      direct.deviceStates().update("Stasis:lamp", "BUSY");
      assertThat(state.get(20, TimeUnit.SECONDS)).isEqualTo("Stasis:lamp");
    } finally {
      quick.close();
    }
  }

  @Test
  void aWireThatFallsSilentIsFoundAndMended() throws Exception {
    loseSilently(wire::fallSilent);
  }

  @Test
  @Tag("B8")
  void aConnectionThatIsHalfOpenIsFoundAndMended() throws Exception {
    loseSilently(wire::leaveHalfOpen);
  }

  @Test
  void aStreamThatAsteriskClosesWithACloseFrameIsOpenedAgain() throws Exception {
    AriSession session = ari.start("hello");
    expect("connected");
    String sessions = asterisk.cli("ari show websocket sessions");
    for (String line : sessions.lines().toList()) {
      if (line.contains("hello")) {
        asterisk.cli("ari shutdown websocket session " + line.strip().split("\\s+")[0]);
      }
    }
    expect("disconnected", "gap", "reconnected");
    assertThat(session.state()).isEqualTo(AriSession.State.UP);
    assertThat(call(ari).name()).startsWith("Local/answer");
  }

  @Test
  void endsThatAsteriskNeverTellsAreWaitedForAllTheSame() throws Exception {
    ari.start("hello");
    Channel channel = call(ari);
    assertThat(channel.play("recording:missing").awaitFinished(LONG).synthetic()).isTrue();
    assertThat(channel.play("sound:hello-world").awaitFinished(LONG).synthetic()).isFalse();
    Playback playback = channel.play("sound:demo-congrats");
    playback.await(PlaybackStarted.class, LONG);
    assertThat(playback.stopAndAwait(LONG).playback().id()).isEqualTo(playback.id());
    while (ari.playbacks().find(playback.id()).isPresent()) {
      Thread.onSpinWait(); // Asterisk keeps it for a moment after it has told the end
    }
    assertThat(playback.stopIfAlive()).isFalse();

    Bridge bridge = ari.bridges().create();
    assertThat(bridge.destroyAndAwait(LONG).bridge().id()).isEqualTo(bridge.id());
    assertThat(bridge.destroyIfAlive()).isFalse();

    LiveRecording recording = channel.record("r-" + channel.id(), "wav");
    assertThat(recording.stopAndAwait(LONG)).isInstanceOf(RecordingFinished.class);
    assertThat(channel.hangupAndAwait(LONG)).isInstanceOf(StasisEnd.class);
    assertThat(channel.awaitDestroyed(LONG).synthetic()).isFalse();
    assertThat(channel.hangupIfAlive()).isFalse();
  }
}
