/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.dynamic.DynamicAri;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelEnteredBridge;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.StasisEnd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example, run on an Asterisk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class ExamplesContract {

  static final String DIALPLAN =
      DemoCall.DIALPLAN
          + """
          [parties]
          exten => waits,1,Answer()
           same => n,Wait(60)
          exten => bridge,1,Stasis(bridge)
          exten => originate,1,Stasis(originate)
          exten => playback,1,Stasis(playback)
           same => n,Wait(60)
          exten => cleanup,1,Stasis(cleanup)
          """;

  private AriOptions options;
  private AriClient ari;

  /** Starts the Asterisk that these tests run on, with {@link #DIALPLAN}, for these options. */
  abstract AriOptions startAsterisk();

  abstract void stopAsterisk();

  @BeforeAll
  void start() {
    options = startAsterisk();
    ari = AriClient.connect(options);
  }

  @AfterAll
  void stop() {
    if (ari != null) {
      ari.close();
    }
    stopAsterisk();
  }

  private AriOptions options() {
    return options;
  }

  private Channel call(String extension) {
    return ari.channels()
        .originate(
            "Local/" + extension + "@parties",
            o -> o.context("parties").extension("waits").priority(1));
  }

  /** Waits until the handlers of all that has come so far are done. */
  private static void settle(AriClient application, String app) throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    application.on(ChannelUserevent.class, e -> settled.countDown());
    application.events().userEvent("settle", app);
    await(settled);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @Tag("B34")
  void helloGreetsSaysTheKeysAndReturnsTheCallToTheDialplan() throws Exception {
    greets(Hello::register);
  }

  @Test
  void helloDynamicDoesTheSame() throws Exception {
    greets(application -> HelloDynamic.register(DynamicAri.over(application)));
  }

  @Test
  void helloDoesTheSameWithFutures() throws Exception {
    greets(application -> HelloAsync.register(application.async()));
  }

  @Test
  void helloDoesTheSameWithReactor() throws Exception {
    greets(application -> HelloReactor.application(application.async()).subscribe());
  }

  /** Whether a call hears and does what Hello promises; the application has a single thread. */
  private void greets(Consumer<AriClient> hello) throws InterruptedException {
    List<String> timeline = new CopyOnWriteArrayList<>();
    ExecutorService loop = Executors.newSingleThreadExecutor();
    try {
      new DemoCall(timeline::add)
          .make(options().with(o -> o.executor(loop)), options(), Duration.ofSeconds(60), hello);
    } finally {
      loop.shutdownNow();
    }

    assertThat(String.join("\n", timeline))
        .containsSubsequence(
            "enters the application hello",
            "playing sound:hello-world",
            "presses 7",
            "playing sound:digits/7",
            "presses *",
            "sound:asterisk-friend is not among Asterisk's stock sounds",
            "presses #",
            "playing sound:goodbye")
        .contains("leaves the application hello", "back in the dialplan");
  }

  @Test
  void theHoldingBridgeTakesEveryCallAndSoundsATone() throws Exception {
    try (AriClient application = AriClient.connect(options())) {
      BlockingQueue<String> entered = new LinkedBlockingQueue<>();
      CountDownLatch tone = new CountDownLatch(1);
      CountDownLatch left = new CountDownLatch(2);
      Bridge bridge = HoldingBridge.register(application);
      bridge.on(
          ChannelEnteredBridge.class,
          e -> {
            if (e.channel().orElseThrow().name().startsWith("Local/")) {
              entered.add(e.bridge().id());
            }
          });
      application.on(PlaybackStarted.class, e -> tone.countDown());
      application.on(StasisEnd.class, e -> left.countDown());
      application.start("bridge");

      List<Channel> calls = List.of(call("bridge"), call("bridge"));

      assertThat(entered.poll(20, TimeUnit.SECONDS)).isEqualTo(bridge.id());
      assertThat(entered.poll(20, TimeUnit.SECONDS)).isEqualTo(bridge.id());
      await(tone);
      assertThat(bridge.reload().channelIds()).hasSizeGreaterThanOrEqualTo(2);
      calls.forEach(Channel::hangup);
      await(left);
      settle(application, "bridge");
      bridge.destroy();
    }
  }

  @Test
  @Tag("B34")
  void originateJoinsBothPartiesAndPartsThemTogether() throws Exception {
    try (AriClient application = AriClient.connect(options())) {
      BlockingQueue<Bridge> joined = new LinkedBlockingQueue<>();
      CountDownLatch gone = new CountDownLatch(2);
      CountDownLatch destroyed = new CountDownLatch(1);
      Originate.register(application, "originate", "Local/waits@parties");
      application.on(
          ChannelEnteredBridge.class,
          e -> {
            if (e.bridge().channelIds().size() == 2) {
              joined.add(e.bridge());
            }
          });
      application.on(StasisEnd.class, e -> gone.countDown());
      application.on(ChannelDestroyed.class, e -> destroyed.countDown());
      application.start("originate");

      Channel caller = call("originate");
      Bridge bridge = joined.poll(20, TimeUnit.SECONDS);
      assertThat(bridge).isNotNull();
      caller.hangup();

      await(gone);
      await(destroyed);
      settle(application, "originate");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NoTech/nobody", "Local/nobody@parties"})
  void originateHangsUpTheCallerOfWhomItCannotDial(String endpoint) throws Exception {
    try (AriClient application = AriClient.connect(options())) {
      CountDownLatch gone = new CountDownLatch(1);
      Originate.register(application, "originate", endpoint);
      application.on(StasisEnd.class, e -> gone.countDown());
      application.start("originate");

      call("originate");

      await(gone);
      settle(application, "originate");
    }
  }

  @Test
  void thePlaybackIsControlledByKeysUntilTheCallLeaves() throws Exception {
    try (AriClient application = AriClient.connect(options())) {
      CountDownLatch playing = new CountDownLatch(1);
      CountDownLatch resumed = new CountDownLatch(2);
      CountDownLatch finished = new CountDownLatch(1);
      CountDownLatch left = new CountDownLatch(1);
      application.on(
          PlaybackStarted.class,
          e -> {
            playing.countDown();
            resumed.countDown();
          });
      application.on(PlaybackFinished.class, e -> finished.countDown());
      application.on(StasisEnd.class, e -> left.countDown());
      PlaybackControl.register(application);
      application.start("playback");

      try (var keys = ari.start("keys")) {
        Channel caller =
            ari.channels()
                .originate("Local/playback@parties", o -> o.app("keys").channelId("keys"));
        await(playing);
        caller.sendDtmf("58");
        await(resumed);
        caller.sendDtmf("#");
        await(finished);
        await(left);
        assertThat(keys.isOpen()).isTrue();
        caller.hangup();
      }
      settle(application, "playback");
    }
  }

  @Test
  void cleanupHandlesOneCallOnly() throws Exception {
    try (AriClient application = AriClient.connect(options())) {
      CountDownLatch handled = new CountDownLatch(1);
      var subscription = Cleanup.register(application, handled);
      application.start("cleanup");

      call("cleanup");

      await(handled);
      assertThat(subscription.isActive()).isFalse();
    }
  }
}
