/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.ServerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which operations are not answered before the prompt of their channel ends, and which are. */
@OnAsterisk
class BlockingIT extends LiveContract {

  private final String app = "blocking-" + fresh().substring(0, 8);
  private final String playback = fresh();
  private EventLog log;
  private Channel channel;

  BlockingIT(LiveAsterisk live) {
    super(live);
  }

  @BeforeEach
  void play() {
    log = new EventLog(live.server(), "app=" + app);
    String id = fresh();
    ari.channels().originate("Local/answer@default", o -> o.app(app).channelId(id));
    log.await("StasisStart", id);
    channel = ari.channels().ref(id);
  }

  @AfterEach
  void stop() {
    live.hangUpAll();
    ari.bridges().list().forEach(Bridge::destroy);
    log.close();
  }

  private void start(String sound) {
    channel.playWithId(playback, sound);
    log.await("PlaybackStarted", playback);
  }

  private boolean isOver() {
    return log.of(playback).stream().anyMatch(label -> label.startsWith("PlaybackFinished"));
  }

  /** An operation on the channel that plays. */
  record Command(String name, Consumer<Channel> send) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Command> waiting() {
    return Stream.of(
        new Command("setVariable", c -> c.setVariable("A", "1")),
        new Command("answer", Channel::answer));
  }

  static Stream<Command> immediate() {
    return Stream.of(
        new Command("get", Channel::reload),
        new Command("getVariable", c -> c.getVariable("CHANNEL(name)")),
        new Command("hold", Channel::hold),
        new Command("unhold", Channel::unhold),
        new Command("mute", Channel::mute),
        new Command("unmute", Channel::unmute),
        new Command("startMoh", Channel::startMoh),
        new Command("stopMoh", Channel::stopMoh),
        new Command("startSilence", Channel::startSilence),
        new Command("stopSilence", Channel::stopSilence),
        new Command("ring", Channel::ring),
        new Command("ringStop", Channel::ringStop),
        new Command("sendDtmf", c -> c.sendDtmf("1")),
        new Command("play", c -> c.play("sound:beep")),
        new Command("record", c -> c.record(fresh(), "wav")),
        new Command("snoop", c -> c.snoop("blocking", o -> o.spy("in"))));
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void theAnswerComesAfterThePrompt(Command command) {
    start("sound:hello-world");
    command.send().accept(channel);

    log.await("PlaybackFinished", playback);
    assertThat(played()).isTrue();
  }

  /** Whether the prompt came to its end by itself, before the test did anything else. */
  private boolean played() {
    return log.of(playback).contains("PlaybackFinished done");
  }

  @ParameterizedTest
  @MethodSource("immediate")
  void theAnswerComesWhileThePromptPlays(Command command) {
    start("sound:demo-congrats");
    command.send().accept(channel);

    assertThat(isOver()).isFalse();
  }

  @Test
  void aChannelEntersABridgeAfterThePrompt() {
    Bridge bridge = ari.bridges().create();
    start("sound:hello-world");
    bridge.addChannel(channel);
    log.await("ChannelEnteredBridge", channel.id());

    assertThat(log.all().stream().map(e -> e.get("type").asString()))
        .containsSubsequence("PlaybackStarted", "PlaybackFinished", "ChannelEnteredBridge");
  }

  @Test
  void aHangupDoesNotWait() {
    start("sound:demo-congrats");
    channel.hangup();
    log.await("ChannelDestroyed", channel.id());

    assertThat(log.of(playback))
        .containsExactly("PlaybackStarted playing", "PlaybackFinished failed");
  }

  @Test
  void thePromptIsStoppedAtOnce() {
    start("sound:demo-congrats");
    stopPrompt();
    log.await("PlaybackFinished", playback);

    assertThat(log.of(playback))
        .containsExactly("PlaybackStarted playing", "PlaybackFinished done");
  }

  @Test
  void digitsAreSentAfterThePrompt() {
    start("sound:hello-world");
    channel.sendDtmf("1");
    log.await("the digit", e -> e.path("digit").asString("").equals("1"));

    assertThat(isOver()).isTrue();
  }

  /** Asterisk tells the start an instant before the prompt can be controlled. */
  private void stopPrompt() {
    boolean stopped = false;
    while (!stopped) {
      try {
        ari.playbacks().stop(playback);
        stopped = true;
      } catch (ServerException e) {
        assertThat(e).hasMessageEndingWith("500 Could not stop playback");
        assertThat(isOver()).isFalse();
      }
    }
  }
}
