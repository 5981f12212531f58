/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.error.ConflictException;
import org.arijava.model.ChannelState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** In what order events come. */
@OnAsterisk
class OrderIT extends LiveContract {

  private final String app = "order-" + fresh().substring(0, 8);
  private EventLog log;

  OrderIT(LiveAsterisk live) {
    super(live);
  }

  @BeforeEach
  void listen() {
    log = new EventLog(live.server(), "app=" + app);
  }

  @AfterEach
  void stopListening() {
    live.hangUpAll();
    for (Bridge bridge : ari.bridges().list()) {
      bridge.destroy();
    }
    log.close();
  }

  /** A call in the application of these tests. */
  private Channel call() {
    return call("Local/answer@default");
  }

  private Channel call(String endpoint) {
    String id = fresh();
    ari.channels().originate(endpoint, o -> o.app(app).channelId(id));
    log.await("StasisStart", id);
    return ari.channels().ref(id);
  }

  /** A call that came into the application from the dialplan; its far end answered. */
  private Channel incoming() {
    String id = fresh();
    ari.channels()
        .originate(
            "Local/app-" + app + "@default",
            o ->
                o.context("default")
                    .extension("answer")
                    .priority(1)
                    .channelId(fresh())
                    .otherChannelId(id));
    log.await("StasisStart", id);
    return ari.channels().ref(id);
  }

  @Test
  void anOriginatedChannelIsDialledAnswersAndEnters() {
    Channel channel = call();

    assertThat(log.of(channel.id()))
        .containsSubsequence("Dial", "Dial ANSWER", "ChannelVarset STASISSTATUS", "StasisStart")
        .containsSubsequence("ChannelStateChange", "StasisStart");
  }

  @Test
  void aChannelThatIsHungUpEndsStepByStep() {
    Channel channel = call();
    channel.hangup();
    JsonNode end = log.await("ChannelDestroyed", channel.id());

    assertThat(log.of(channel.id()))
        .containsSubsequence(
            "StasisStart",
            "ChannelHangupRequest",
            "StasisEnd",
            "ChannelVarset STASISSTATUS",
            "ChannelDestroyed");
    assertThat(log.await("ChannelHangupRequest", channel.id()).get("soft").asBoolean()).isTrue();
    assertThat(end.get("cause").asInt()).isEqualTo(16);
  }

  @Test
  void ofACallFromTheDialplanNothingComesAfterItLeft() {
    Channel channel = incoming();
    assertThat(log.of(channel.id())).startsWith("StasisStart");
    channel.hangup();
    log.await("StasisEnd", channel.id());
    Channel later = call();
    later.hangup();
    log.await("ChannelDestroyed", later.id());

    List<String> events = log.of(channel.id());
    assertThat(events).endsWith("StasisEnd").doesNotContain("ChannelDestroyed");
  }

  @Test
  void anAnswerIsAChangeOfState() {
    Channel channel = incoming();
    channel.answer();

    assertThat(log.await("ChannelStateChange", channel.id()).at("/channel/state").asString())
        .isEqualTo("Up");
  }

  @Test
  void aPlaybackStartsAndFinishes() {
    String id = fresh();
    call().playWithId(id, "sound:beep");
    log.await("PlaybackFinished", id);

    assertThat(log.of(id)).containsExactly("PlaybackStarted playing", "PlaybackFinished done");
  }

  @Test
  void aListOfMediaIsOnePlaybackThatContinues() {
    String id = fresh();
    call().playWithId(id, List.of("sound:beep", "sound:beep"), o -> {});
    log.await("PlaybackFinished", id);

    assertThat(log.of(id))
        .containsExactly(
            "PlaybackStarted playing",
            "PlaybackContinuing continuing",
            "PlaybackStarted playing",
            "PlaybackFinished done");
  }

  @Test
  void playbacksOfOneChannelWaitForEachOther() {
    Channel channel = call();
    String first = fresh();
    String second = fresh();
    channel.playWithId(first, "sound:beep");
    channel.playWithId(second, "sound:beep");
    log.await("PlaybackFinished", second);

    assertThat(playbacks())
        .containsExactly(
            "PlaybackStarted " + first,
            "PlaybackFinished " + first,
            "PlaybackStarted " + second,
            "PlaybackFinished " + second);
  }

  private List<String> playbacks() {
    return log.all().stream()
        .filter(e -> e.has("playback"))
        .map(e -> e.get("type").asString() + " " + e.at("/playback/id").asString())
        .toList();
  }

  @Test
  void whatPlaysAndWhatWaitsFailsWhenTheChannelEnds() {
    Channel channel = call();
    String first = fresh();
    String second = fresh();
    channel.playWithId(first, "sound:demo-congrats");
    log.await("PlaybackStarted", first);
    channel.playWithId(second, "sound:beep");
    channel.hangup();
    log.await("StasisEnd", channel.id());
    log.await("PlaybackFinished", second);

    assertThat(log.of(first)).containsExactly("PlaybackStarted playing", "PlaybackFinished failed");
    assertThat(log.of(second)).endsWith("PlaybackFinished failed");
  }

  @Test
  void aSoundThatIsNotThereFails() {
    String id = fresh();
    call().playWithId(id, "sound:no-such-sound");
    log.await("PlaybackFinished", id);

    assertThat(log.of(id)).containsExactly("PlaybackStarted playing", "PlaybackFinished failed");
  }

  @Test
  void aStoppedPlaybackIsDone() {
    String id = fresh();
    Channel channel = call();
    channel.playWithId(id, List.of("sound:demo-congrats", "sound:beep"), o -> {});
    log.await("PlaybackStarted", id);
    ari.playbacks().stop(id);
    log.await("PlaybackFinished", id);

    assertThat(log.of(id)).containsExactly("PlaybackStarted playing", "PlaybackFinished done");
  }

  @Test
  void aPlaybackThatGoesOnAfterAPauseIsToldAsStarted() {
    String id = fresh();
    Channel channel = call();
    channel.playWithId(id, "sound:demo-congrats");
    log.await("PlaybackStarted", id);
    ari.playbacks().control(id, "pause");
    ari.playbacks().control(id, "unpause");
    ari.playbacks().stop(id);
    log.await("PlaybackFinished", id);

    assertThat(log.of(id))
        .containsExactly(
            "PlaybackStarted playing", "PlaybackStarted playing", "PlaybackFinished done");
  }

  @Test
  void aRecordingStartsAndFinishes() {
    String name = fresh();
    call("Local/echo@default").record(name, "wav");
    log.await("RecordingStarted", name);
    ari.recordings().stop(name);
    log.await("RecordingFinished", name);

    assertThat(log.of(name))
        .containsExactly("RecordingStarted recording", "RecordingFinished done");
  }

  @Test
  void aCancelledRecordingIsDone() {
    String name = fresh();
    call().record(name, "wav");
    log.await("RecordingStarted", name);
    ari.recordings().cancel(name);
    log.await("RecordingFinished", name);

    assertThat(log.of(name)).endsWith("RecordingFinished done");
    assertThat(ari.recordings().findStored(name)).isEmpty();
  }

  @Test
  void aRecordingEndsWithItsChannel() {
    String name = fresh();
    Channel channel = call();
    channel.record(name, "wav");
    log.await("RecordingStarted", name);
    channel.hangup();
    log.await("RecordingFinished", name);

    assertThat(log.of(name))
        .containsExactly("RecordingStarted recording", "RecordingFinished done");
  }

  @Test
  void aChannelInABridgeIsNotRecorded() {
    Bridge bridge = ari.bridges().create();
    Channel channel = call();
    bridge.addChannel(channel);
    log.await("ChannelEnteredBridge", channel.id());
    String name = fresh();
    channel.record(name, "wav");

    assertThat(log.await("RecordingFailed", name).at("/recording/cause").asString())
        .contains("bridge");
  }

  @Test
  void twoChannelsMeetAndPart() {
    Bridge bridge = ari.bridges().create();
    ari.applications().subscribe(app, "bridge:" + bridge.id());
    Channel one = call();
    Channel two = call();
    bridge.addChannel(one);
    bridge.addChannel(two);
    log.await("ChannelEnteredBridge", two.id());
    bridge.destroy();
    log.await("BridgeDestroyed", bridge.id());

    assertThat(log.of(bridge.id()).stream().distinct())
        .containsExactly("ChannelEnteredBridge", "ChannelLeftBridge", "BridgeDestroyed");
    assertThat(one.reload().id()).isEqualTo(one.id());
  }

  @Test
  void aChannelThatIsAddedAgainLeavesAndEnters() {
    Bridge bridge = ari.bridges().create();
    Channel channel = call();
    bridge.addChannel(channel);
    log.await("ChannelEnteredBridge", channel.id());
    bridge.addChannel(channel);
    log.await("ChannelLeftBridge", channel.id());
    channel.hangup();
    log.await("ChannelDestroyed", channel.id());

    assertThat(bridges(channel))
        .containsExactly(
            "ChannelEnteredBridge",
            "ChannelLeftBridge",
            "ChannelEnteredBridge",
            "ChannelLeftBridge");
  }

  @Test
  void aChannelThatChangesItsBridgeLeavesTheOldOneFirst() {
    Bridge old = ari.bridges().create();
    Bridge next = ari.bridges().create();
    Channel channel = call();
    old.addChannel(channel);
    log.await("ChannelEnteredBridge", channel.id());
    next.addChannel(channel);
    log.await("ChannelEnteredBridge", next.id());

    assertThat(bridges(channel))
        .containsExactly("ChannelEnteredBridge", "ChannelLeftBridge", "ChannelEnteredBridge");
  }

  private List<String> bridges(Channel channel) {
    return log.of(channel.id()).stream().filter(label -> label.endsWith("Bridge")).toList();
  }

  @Test
  void aMemberThatIsHungUpLeavesItsBridgeBeforeTheApplication() {
    Bridge bridge = ari.bridges().create();
    Channel channel = call();
    bridge.addChannel(channel);
    log.await("ChannelEnteredBridge", channel.id());
    channel.hangup();
    log.await("ChannelDestroyed", channel.id());

    assertThat(log.of(channel.id()))
        .containsSubsequence(
            "ChannelHangupRequest", "ChannelLeftBridge", "StasisEnd", "ChannelDestroyed");
  }

  @Test
  void aSnoopEndsWithWhatItSnoopsOn() {
    Channel channel = call();
    String snoop = fresh();
    channel.snoopWithId(snoop, app, o -> o.spy("both").appArgs("a,b"));
    assertThat(log.await("StasisStart", snoop).get("args").size()).isEqualTo(2);
    channel.hangup();

    log.await("StasisEnd", snoop);
  }

  @Test
  void aCreatedChannelEntersBeforeItIsDialled() {
    String id = fresh();
    ari.channels().create("Local/answer@default", app, o -> o.channelId(id));
    assertThat(log.await("StasisStart", id).at("/channel/state").asString()).isEqualTo("Down");
    ari.channels().dial(id);
    log.await("answer", e -> e.path("dialstatus").asString("").equals("ANSWER"));
    log.await("dial", e -> e.path("dialstatus").asString("none").isEmpty());

    // who answers at once may have done so before it is told that he is dialled
    assertThat(log.of(id))
        .containsSubsequence("StasisStart", "Dial")
        .containsSubsequence("StasisStart", "Dial ANSWER")
        .containsOnlyOnce("StasisStart");
  }

  @Test
  void aCreatedChannelThatNobodyAnswersIsHungUpInTime() {
    String id = fresh();
    ari.channels().create("Local/ring@default", app, o -> o.channelId(id));
    log.await("StasisStart", id);
    ari.channels().dial(id, o -> o.timeout(Duration.ofSeconds(1)));

    assertThat(log.await("ChannelDestroyed", id).get("cause").asInt())
        .isEqualTo(live.server().version() < 22 ? 16 : 19);
  }

  @Test
  void aBusyEndTellsSoAndNothingEnters() {
    String id = fresh();
    ari.channels().originate("Local/busy@default", o -> o.app(app).channelId(id));
    log.await("ChannelDestroyed", id);

    assertThat(log.of(id)).doesNotContain("StasisStart");
  }

  @Test
  void aDialOnBehalfOfACallerIsToldWithoutHimAndStillAskedForOnce() {
    Channel caller = call();
    for (String behalf : List.of(caller.id(), "no-such")) {
      String id = fresh();
      Channel channel = ari.channels().create("Local/ring@default", app, o -> o.channelId(id));
      log.await("StasisStart", id);
      channel.dial(o -> o.caller(behalf).timeout(Duration.ofSeconds(20)));
      JsonNode ringing =
          log.await(
              "ringing",
              e ->
                  e.path("dialstatus").asString("").equals("RINGING")
                      && e.at("/peer/id").asString("").equals(id));

      assertThat(ringing.has("caller")).isFalse();
      assertThat(log.of(id)).containsSubsequence("Dial", "Dial RINGING");
      assertThatThrownBy(channel::dial).isInstanceOf(ConflictException.class);
      channel.hangup();
    }
    assertThat(caller.reload().state()).isEqualTo(ChannelState.UP);
  }

  @Test
  void aRingingEndRings() {
    String id = fresh();
    ari.channels().originate("Local/ring@default", o -> o.app(app).channelId(id));
    log.await("ringing", e -> e.path("dialstatus").asString("").equals("RINGING"));

    assertThat(log.await("ChannelStateChange", id).at("/channel/state").asString())
        .isEqualTo("Ringing");
    ari.channels().hangup(id);
  }

  @Test
  void digitsComeInTheirOrder() {
    Channel channel = call();
    String half = channel.id() + ";2";
    channel.sendDtmf("12#");
    log.await("the last digit", e -> e.path("digit").asString("").equals("#"));

    assertThat(log.of(half))
        .containsSubsequence(
            "ChannelDtmfReceived 1", "ChannelDtmfReceived 2", "ChannelDtmfReceived #");
  }

  @Test
  void aChannelThatMovesEndsHereBeforeItStartsThere() {
    Channel channel = call();
    String other = app + "-other";
    try (EventLog there = new EventLog(live.server(), "app=" + other)) {
      channel.move(other, o -> o.appArgs("x"));
      assertThat(there.await("StasisStart", channel.id()).get("args").get(0).asString())
          .isEqualTo("x");
      log.await("StasisEnd", channel.id());
      channel.hangup();
      there.await("StasisEnd", channel.id());
    }
  }

  @Test
  void aVariableIsToldBeforeItsRequestIsAnswered() {
    Channel channel = call();
    channel.setVariable("COLOUR", "blue");
    channel.setVariable("COLOUR", "red");
    log.await("red", e -> e.path("value").asString("").equals("red"));

    assertThat(
            log.all().stream()
                .filter(e -> e.path("variable").asString("").equals("COLOUR"))
                .map(e -> e.get("value").asString()))
        .containsExactly("blue", "red");
  }

  @Test
  void aCallThatGoesOnInTheDialplanEndsOnce() {
    Channel channel = incoming();
    channel.answer();
    channel.continueInDialplan();
    log.await("StasisEnd", channel.id());

    assertThat(log.of(channel.id())).containsOnlyOnce("StasisEnd").endsWith("StasisEnd");
  }
}
