/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_16;
import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.arijava.conformance.Server.SIMULATOR_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriResponseException;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ServerException;
import org.arijava.error.UnprocessableException;
import org.arijava.event.BridgeDestroyed;
import org.arijava.event.ChannelEnteredBridge;
import org.arijava.event.ChannelLeftBridge;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.RecordingStarted;
import org.arijava.model.BridgeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations on bridges. */
@OnAsterisk
class BridgesIT extends LiveContract {

  BridgesIT(LiveAsterisk live) {
    super(live);
  }

  @AfterEach
  void destroyAll() {
    for (Bridge bridge : ari.bridges().list()) {
      try {
        bridge.destroy();
      } catch (AriResponseException e) {
        // It is not ours, or gone by now.
      }
    }
  }

  /** A command to a bridge. */
  record Command(String name, Consumer<Bridge> send) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Command> commands() {
    return Stream.of(
        new Command("get", Bridge::reload),
        new Command("destroy", Bridge::destroy),
        new Command("startMoh", Bridge::startMoh),
        new Command("stopMoh", Bridge::stopMoh),
        new Command("clearVideoSource", Bridge::clearVideoSource),
        new Command("play", b -> b.play("sound:beep")),
        new Command("playWithId", b -> b.playWithId(fresh(), "sound:beep")),
        new Command("record", b -> b.record(fresh(), "wav")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandToAnUnknownBridgeFindsNone(Command command) {
    assertThatThrownBy(() -> command.send().accept(ari.bridges().ref("no-such")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void channelsThatAreUnknownToAnUnknownBridgeAreNotFound() {
    Channel channel = live.channel();
    Bridge none = ari.bridges().ref("no-such");

    assertThatThrownBy(() -> none.addChannel(channel)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.removeChannel(channel)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVideoSource(channel)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aBridgeIsCreatedListedAndDestroyed() {
    Bridge bridge = ari.bridges().create(o -> o.name("meeting"));

    assertThat(bridge.name()).isEqualTo("meeting");
    assertThat(bridge.reload().type()).isEqualTo(BridgeType.MIXING);
    assertThat(ari.bridges().list()).extracting(Bridge::id).contains(bridge.id());
    ari.applications().subscribe(LiveAsterisk.APP, "bridge:" + bridge.id());
    bridge.destroy();
    assertThat(bridge.await(BridgeDestroyed.class, Duration.ofSeconds(10)).bridge())
        .isEqualTo(bridge);
    assertThat(ari.bridges().find("no-such")).isEmpty();
  }

  @Test
  void aBridgeOfAnUnknownTypeCannotBe() {
    assertThatThrownBy(() -> ari.bridges().create(o -> o.type("no-such")))
        .isInstanceOf(ServerException.class);
  }

  @Test
  void aBridgeIsCreatedWithAnId() {
    String id = fresh();

    assertThat(ari.bridges().createWithId(id, o -> o.type("holding")).id()).isEqualTo(id);
    assertThat(ari.bridges().get(id).type()).isEqualTo(BridgeType.HOLDING);
  }

  @Test
  void aChannelEntersAndLeaves() {
    Bridge bridge = ari.bridges().create();
    Channel channel = live.channel();
    String id = channel.id();
    try (var entered =
            live.next(ChannelEnteredBridge.class, e -> e.channel().orElseThrow().id().equals(id));
        var left = live.next(ChannelLeftBridge.class, e -> e.channel().id().equals(id))) {
      bridge.addChannel(channel);
      assertThat(entered.get().bridge().channelIds()).containsExactly(id);
      bridge.removeChannel(channel);
      assertThat(left.get().bridge().channelIds()).isEmpty();
    }
  }

  @Test
  void channelsThatCannotEnterAreRefused() {
    Bridge bridge = ari.bridges().create();
    Channel unknown = ari.channels().ref("no-such");
    Channel elsewhere = live.elsewhere();
    Channel channel = live.channel();

    assertThatThrownBy(() -> bridge.addChannel(unknown)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.addChannel(elsewhere))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> bridge.removeChannel(unknown)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.removeChannel(elsewhere))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> bridge.removeChannel(channel))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  void aChannelThatIsRecordedDoesNotEnter() {
    Bridge bridge = ari.bridges().create();
    Channel channel = live.channel();
    String name = fresh();
    try (var started = live.next(RecordingStarted.class, e -> e.recording().name().equals(name))) {
      channel.record(name, "wav");
      started.get();
    }

    assertThatThrownBy(() -> bridge.addChannel(channel)).isInstanceOf(ConflictException.class);
  }

  @Test
  void aChannelIsTheSourceOfVideo() {
    Bridge bridge = ari.bridges().create(o -> o.type("mixing,video_single"));
    Channel channel = live.channel();
    assertThatThrownBy(() -> bridge.setVideoSource(channel))
        .isInstanceOf(UnprocessableException.class);

    bridge.addChannel(channel);
    bridge.setVideoSource(channel);
    bridge.clearVideoSource();
    assertThatThrownBy(() -> bridge.setVideoSource(ari.channels().ref("no-such")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void musicStartsAndStops() {
    Bridge bridge = ari.bridges().create();
    bridge.startMoh();
    bridge.stopMoh();

    assertThatThrownBy(bridge::stopMoh).isInstanceOf(ConflictException.class);
  }

  @Test
  void aBridgeHearsAPlayback() {
    Bridge bridge = ari.bridges().create();
    bridge.addChannel(live.channel());
    try (var started =
        live.next(
            PlaybackStarted.class, e -> e.playback().targetUri().equals("bridge:" + bridge.id()))) {
      bridge.play("sound:hello-world");
      started.get();
    }
    String id = fresh();
    assertThat(bridge.playWithId(id, "sound:beep").id()).isEqualTo(id);
  }

  @Test
  void aBridgeIsRecorded() {
    Bridge bridge = ari.bridges().create();
    bridge.addChannel(live.channel());
    String name = fresh();
    try (var started = live.next(RecordingStarted.class, e -> e.recording().name().equals(name))) {
      bridge.record(name, "wav");
      started.get();
    }
    assertThatThrownBy(() -> bridge.record(name, "wav")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> bridge.record(fresh(), "no-such"))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> bridge.record(fresh(), "wav", o -> o.terminateOn("x")))
        .isInstanceOf(BadRequestException.class);
    ari.recordings().cancel(name);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aTakenIdConflicts() {
    String id = ari.bridges().create().id();

    assertThatThrownBy(() -> ari.bridges().createWithId(id)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.bridges().create(o -> o.bridgeId(id)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void formatsThatAreUnknownCannotBe() {
    Bridge bridge = ari.bridges().create();

    assertThatThrownBy(() -> bridge.play("sound:beep", o -> o.announcerFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(
            () -> bridge.playWithId(fresh(), "sound:beep", o -> o.announcerFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> bridge.record(fresh(), "wav", o -> o.recorderFormat("no-such")))
        .isInstanceOf(UnprocessableException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void variablesAreSetAndRead() {
    Bridge bridge = ari.bridges().create();
    bridge.setVariable("ONE", "1");
    bridge.setVariables(Map.of("TWO", "2"));

    assertThat(bridge.getVariable("ONE")).isEqualTo("1");
    assertThat(bridge.getVariables("ONE", "TWO")).isEqualTo(Map.of("ONE", "1", "TWO", "2"));
    assertThatThrownBy(() -> bridge.getVariable("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.getVariables("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.setVariable("", "x")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> bridge.setVariables(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Bridge none = ari.bridges().ref("no-such");
    assertThatThrownBy(() -> none.getVariable("A")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.getVariables("A")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariable("A", "b")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariables(Map.of("A", "b")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  @Only({ASTERISK_16, SIMULATOR_16})
  void aTakenIdIsAnsweredWithNothing() {
    String id = ari.bridges().create().id();

    assertThatThrownBy(() -> ari.bridges().createWithId(id)).isInstanceOf(AriDecodeException.class);
  }
}
