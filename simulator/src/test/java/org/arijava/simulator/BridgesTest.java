/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bridges, recordings and snoops behave as in the recordings of a real Asterisk 22. */
final class BridgesTest {
  private static final String A = "Local/answer@default-00000000;1";
  private static final String B = "Local/answer@default-00000001;1";

  private final AsteriskSimulator asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD));
  private final Caller caller = new Caller(asterisk);
  private final Caller.Frames events = caller.events("app=trace");

  @BeforeEach
  void callTwo() {
    for (String id : List.of("a", "b")) {
      caller.ask("POST", "/channels?endpoint=Local/answer@default&app=trace&channelId=" + id);
      events.upTo("StasisStart " + id);
    }
    caller.ask("POST", "/bridges/br?type=mixing");
  }

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  private void join() {
    assertThat(caller.ask("POST", "/bridges/br/addChannel?channel=a,b")).startsWith("204");
    assertThat(events.upTo("ChannelVarset b BRIDGEPEER " + A))
        .containsExactly(
            "ChannelEnteredBridge a",
            "ChannelEnteredBridge b",
            "ChannelVarset a BRIDGEPEER " + B,
            "ChannelVarset b BRIDGEPEER " + A);
  }

  @Test
  void channelsEnterComeAgainAndLeave() {
    join();
    assertThat(caller.ask("POST", "/bridges/br/addChannel?channel=b")).startsWith("204");
    assertThat(events.upTo("ChannelVarset b BRIDGEPEER " + A))
        .containsExactly(
            "ChannelVarset b BRIDGEPEER ",
            "ChannelLeftBridge b",
            "ChannelEnteredBridge b",
            "ChannelVarset a BRIDGEPEER " + B,
            "ChannelVarset b BRIDGEPEER " + A);
    assertThat(caller.ask("POST", "/bridges/br/removeChannel?channel=a")).startsWith("204");
    assertThat(events.upTo("ChannelLeftBridge a"))
        .containsExactly("ChannelVarset a BRIDGEPEER ", "ChannelLeftBridge a");
    assertThat(caller.ask("POST", "/bridges/br/removeChannel?channel=a"))
        .isEqualTo("422 {\"message\":\"Channel not in this bridge\"}");
    assertThat(caller.ask("POST", "/bridges/br/addChannel?channel=nope"))
        .isEqualTo("400 {\"message\":\"Channel not found\"}");
    assertThat(caller.ask("POST", "/bridges/br/addChannel?channel=a%3B2"))
        .isEqualTo("422 {\"message\":\"Channel not in Stasis application\"}");
  }

  @Test
  void aMemberThatIsHungUpLeavesAndTheBridgeStaysKnown() {
    join();
    assertThat(caller.ask("DELETE", "/channels/b")).startsWith("204");
    assertThat(events.upTo("StasisEnd b"))
        .containsExactly(
            "ChannelHangupRequest b 32 true",
            "ChannelVarset b BRIDGEPEER ",
            "ChannelLeftBridge b",
            "StasisEnd b");
    assertThat(caller.ask("DELETE", "/bridges/br")).startsWith("204");
    assertThat(events.upTo("BridgeDestroyed br")).contains("ChannelLeftBridge a");
    assertThat(caller.ask("GET", "/bridges/br")).startsWith("404");
  }

  @Test
  void announcementsQueueBehindEachOtherAndShowAsAPeer() {
    join();
    caller.ask("POST", "/bridges/br/play/p?media=sound:beep");
    caller.ask("POST", "/bridges/br/play/q?media=sound:beep");
    caller.ask("POST", "/applications/trace/subscription?eventSource=bridge:br");
    asterisk.advance(ofSeconds(2));
    assertThat(events.upTo("ChannelVarset b BRIDGEPEER " + A))
        .containsSubsequence(
            "ChannelVarset a BRIDGEPEER Announcer/ARI-00000000;2," + B,
            "PlaybackStarted p playing",
            "PlaybackFinished p done",
            "PlaybackStarted q playing",
            "PlaybackFinished q done",
            "ChannelVarset a BRIDGEPEER " + B);
  }

  @Test
  void aChannelInABridgeCannotBeRecordedButABridgeCan() {
    join();
    assertThat(caller.ask("POST", "/channels/a/record?name=r&format=wav")).startsWith("201");
    assertThat(events.upTo("RecordingFailed r failed")).hasSize(1);
    assertThat(caller.ask("POST", "/bridges/br/record?name=s&format=wav")).startsWith("201");
    events.upTo("RecordingStarted s recording");
    asterisk.advance(ofSeconds(3));
    assertThat(caller.ask("POST", "/recordings/live/s/stop")).startsWith("204");
    events.upTo("RecordingFinished s done");
    assertThat(caller.ask("GET", "/recordings/stored"))
        .isEqualTo("200 [{\"name\":\"s\",\"format\":\"wav\"}]");
  }

  @Test
  void aRecordingIsStoredDownloadedCopiedAndDeleted() {
    assertThat(caller.ask("POST", "/channels/a/record?name=v/1&format=wav&maxDurationSeconds=2"))
        .isEqualTo(
            "201 {\"name\":\"v/1\",\"format\":\"wav\",\"state\":\"queued\",\"target_uri\":\"channel:a\"}");
    assertThat(caller.ask("POST", "/bridges/br/addChannel?channel=a")).startsWith("409");
    asterisk.advance(ofSeconds(2));
    assertThat(events.upTo("RecordingFinished v/1 done"))
        .containsSubsequence("RecordingStarted v/1 recording", "RecordingFinished v/1 done");
    var file = caller.send("GET", "/recordings/stored/v%2F1/file", "");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(44 + 2 * 2 * 8000);
    assertThat(file.body()).startsWith("RIFF");
    assertThat(caller.ask("POST", "/recordings/stored/v%2F1/copy?destinationRecordingName=c"))
        .isEqualTo("200 {\"name\":\"c\",\"format\":\"wav\"}");
    assertThat(caller.ask("POST", "/channels/a/record?name=c&format=wav"))
        .isEqualTo("409 {\"message\":\"Recording 'c' already exists and can not be overwritten\"}");
    assertThat(caller.ask("DELETE", "/recordings/stored/c")).startsWith("204");
    assertThat(caller.ask("DELETE", "/recordings/stored/c"))
        .isEqualTo("404 {\"message\":\"Recording not found\"}");
  }

  @Test
  void aSnoopEndsWithTheChannelItListensTo() {
    assertThat(caller.ask("POST", "/channels/a/snoop/s?spy=both&app=trace&appArgs=x"))
        .contains("\"name\":\"Snoop/a-00000000\",\"state\":\"Up\"");
    assertThat(events.upTo("StasisStart s")).hasSize(1);
    caller.ask("DELETE", "/channels/a");
    assertThat(events.upTo("StasisEnd s")).contains("StasisEnd a");
    assertThat(caller.ask("GET", "/channels/s")).startsWith("404");
  }
}
