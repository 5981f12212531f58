/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels behave as in the recordings of a real Asterisk 22. */
final class ChannelsTest {
  private static final String LAB =
      """
      [lab]
      exten => wait,1,Answer()
       same => n,Wait(120)
      exten => busy,1,Busy(2)
      exten => reject,1,Hangup(21)
      exten => ring,1,Ringing()
       same => n,Wait(60)
      exten => ringanswer,1,Ringing()
       same => n,Wait(1)
       same => n,Answer()
       same => n,Wait(120)
      exten => stasis,1,NoOp()
       same => n,Stasis(trace,a1,b2)
       same => n,Hangup()
      exten => h,1,NoOp(hangup)
      """;

  private final AsteriskSimulator asterisk =
      AsteriskSimulator.start(o -> o.time(Time.HELD).dialplan(LAB));
  private final Caller caller = new Caller(asterisk);

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  @Test
  void aLocalChannelIsCalledAnsweredAndHungUpInAsterisksOrder() {
    var events = caller.events("app=trace");
    assertThat(
            caller.ask(
                "POST",
                "/channels?endpoint=Local%2Fwait%40lab&app=trace&appArgs=dialed%2Cx&callerId=Alice%20%3C1000%3E&channelId=a&otherChannelId=b",
                "{\"variables\":{\"FOO\":\"bar\",\"CALLERID(name)\":\"Bob\"}}"))
        .startsWith("200 {\"id\":\"a\",\"name\":\"Local/wait@lab-00000000;1\",\"state\":\"Down\"");
    assertThat(events.upTo("StasisStart a"))
        .containsExactly(
            "ChannelVarset b FOO bar",
            "ChannelCallerId b",
            "ChannelConnectedLine b",
            "Dial a ",
            "ChannelDialplan b Answer",
            "ChannelStateChange b",
            "ChannelStateChange a",
            "Dial a ANSWER",
            "ChannelVarset a STASISSTATUS ",
            "StasisStart a");
    asterisk.advance(ofMillis(600));
    assertThat(caller.ask("DELETE", "/channels/a")).startsWith("204");
    assertThat(events.upTo("ChannelDestroyed b 16"))
        .containsExactly(
            "ChannelDialplan b Wait",
            "ChannelHangupRequest a 32 true",
            "StasisEnd a",
            "ChannelVarset a STASISSTATUS SUCCESS",
            "ChannelHangupRequest b 16",
            "ChannelDestroyed a 16",
            "ChannelHangupRequest b 16 true",
            "ChannelDialplan b NoOp",
            "ChannelDestroyed b 16");
    assertThat(caller.ask("GET", "/channels")).isEqualTo("200 []");
  }

  @Test
  void aChannelOfTheDialplanYieldsNothingAfterItLeft() {
    var events = caller.events("app=trace");
    caller.ask(
        "POST", "/channels?endpoint=Local/stasis@lab&context=lab&extension=wait&channelId=a");
    assertThat(events.next()).containsEntry("args", List.of("a1", "b2"));
    assertThat(caller.ask("POST", "/channels/a%3B2/answer")).startsWith("204");
    assertThat(events.upTo("ChannelStateChange a;2")).hasSize(1);
    assertThat(caller.ask("POST", "/channels/a%3B2/continue")).startsWith("204");
    assertThat(events.upTo("StasisEnd a;2")).hasSize(1);
    assertThat(caller.ask("DELETE", "/channels/a")).startsWith("404");
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void aPlaybackHoldsUpWhatFollowsIt() {
    var events = caller.events("app=trace");
    caller.ask("POST", "/channels?endpoint=Local/wait@lab&app=trace&channelId=a");
    events.upTo("StasisStart a");
    assertThat(caller.ask("POST", "/channels/a/play/p?media=sound:hello-world"))
        .isEqualTo(
            "201 {\"id\":\"p\",\"media_uri\":\"sound:hello-world\",\"target_uri\":\"channel:a\","
                + "\"language\":\"en\",\"state\":\"queued\"}");
    var set = caller.sendLater("POST", "/channels/a/variable?variable=V&value=1");
    assertThat(caller.ask("GET", "/playbacks/p")).contains("\"playing\"");
    assertThat(set).isNotDone();
    asterisk.advance(ofSeconds(2));
    assertThat(set.join().statusCode()).isEqualTo(204);
    assertThat(events.upTo("ChannelVarset a V 1"))
        .containsSubsequence("PlaybackStarted p playing", "PlaybackFinished p done");
  }

  @Test
  void aCreatedChannelIsDialledByCommand() {
    var events = caller.events("app=trace");
    caller.ask("POST", "/channels/create?endpoint=Local/ringanswer@lab&app=trace&channelId=a");
    events.upTo("StasisStart a");
    assertThat(caller.ask("POST", "/channels/a/answer"))
        .isEqualTo("412 {\"message\":\"Channel in invalid state\"}");
    assertThat(caller.ask("POST", "/channels/a/dial?timeout=10")).startsWith("204");
    asterisk.advance(ofSeconds(1));
    assertThat(events.upTo("Dial a ANSWER"))
        .containsExactly(
            "Dial a ",
            "ChannelStateChange a",
            "Dial a RINGING",
            "ChannelStateChange a",
            "Dial a ANSWER");
    assertThat(caller.ask("POST", "/channels/a/dial"))
        .isEqualTo("409 {\"message\":\"Channel is not in the 'Down' state\"}");
  }

  @Test
  void aBusyExtensionEndsTheCall() {
    var events = caller.events("app=trace");
    caller.ask("POST", "/channels?endpoint=Local/busy@lab&app=trace&channelId=a");
    assertThat(events.upTo("ChannelDestroyed a;2 17"))
        .containsExactly(
            "Dial a ",
            "ChannelDialplan a;2 Busy",
            "ChannelStateChange a;2",
            "Dial a BUSY",
            "ChannelHangupRequest a;2 0",
            "ChannelDestroyed a 0",
            "ChannelHangupRequest a;2 16 true",
            "ChannelDialplan a;2 NoOp",
            "ChannelDestroyed a;2 17");
  }

  @Test
  void aRefusedLineTellsTheCauseOfSip() {
    var events = caller.events("app=trace");
    asterisk.endpoint("PJSIP/bob").rejects();
    caller.ask("POST", "/channels?endpoint=PJSIP/bob&app=trace&channelId=a");
    assertThat(events.upTo("ChannelDestroyed a 21"))
        .containsExactly(
            "Dial a ", "ChannelHangupRequest a 21", "Dial a NOANSWER", "ChannelDestroyed a 21");
  }

  @Test
  void aTelephoneThatNobodyAnswersIsGivenUp() {
    var events = caller.events("app=trace");
    asterisk.endpoint("PJSIP/bob").neverAnswers();
    caller.ask("POST", "/channels?endpoint=PJSIP/bob&app=trace&channelId=a&timeout=20");
    asterisk.advance(ofSeconds(20));
    assertThat(events.upTo("ChannelDestroyed a 19")).contains("Dial a RINGING");
  }

  @Test
  void anUnknownLineCannotBeCalled() {
    assertThat(caller.ask("POST", "/channels?endpoint=PJSIP/nobody&app=trace"))
        .isEqualTo("500 {\"error\":\"Allocation failed\"}");
  }

  @Test
  void aMovedChannelEndsHereAndStartsThere() {
    var here = caller.events("app=trace");
    var there = caller.events("app=other");
    caller.ask("POST", "/channels?endpoint=Local/wait@lab&app=trace&channelId=a");
    here.upTo("StasisStart a");
    assertThat(caller.ask("POST", "/channels/a/move?app=other&appArgs=m1,m2")).startsWith("204");
    assertThat(here.upTo("StasisEnd a")).hasSize(1);
    assertThat(there.next()).containsEntry("args", List.of("m1", "m2"));
    assertThat(caller.ask("POST", "/channels/a/move?app=nobody")).startsWith("204");
    assertThat(there.upTo("ApplicationMoveFailed a")).hasSize(1);
  }

  @Test
  void somebodyAsksForATransferAndHearsHowItGoes() {
    var events = caller.events("app=hello");
    SimulatedCall call = asterisk.call("PJSIP/alice", "hello");
    events.next();
    caller.ask(
        "POST",
        "/channels/"
            + call.channelId()
            + "/variable?variable=PJSIP_TRANSFER_HANDLING()&value=ari-only");
    call.transferTo("bob");
    assertThat(events.next()).containsEntry("type", "ChannelTransfer").containsKey("refer_to");
    String path = "/channels/" + call.channelId() + "/transfer_progress?states=";
    assertThat(caller.ask("POST", path + "bogus"))
        .isEqualTo("400 {\"message\":\"Invalid states value\"}");
    assertThat(caller.ask("POST", path + "channel_answered")).startsWith("204");
    assertThat(events.next()).containsEntry("state", "channel_answered");
  }

  @Test
  void textMessagesGoBothWays() {
    var events = caller.events("app=hello");
    var alice = asterisk.endpoint("PJSIP/alice");
    caller.ask("POST", "/applications/hello/subscription?eventSource=endpoint:PJSIP/alice");
    alice.sendMessage("hi");
    assertThat(events.next()).containsEntry("type", "TextMessageReceived");
    assertThat(caller.ask("PUT", "/endpoints/PJSIP/alice/sendMessage?from=x&body=ho"))
        .startsWith("202");
    assertThat(alice.messages()).containsExactly("ho");
  }

  @Test
  void somebodyWhoCallsHearsWhatTheApplicationPlaysAndPressesKeys() {
    var events = caller.events("app=hello");
    SimulatedCall call = asterisk.call("PJSIP/alice", "hello", "x");
    String id = call.channelId();
    assertThat(events.next())
        .containsEntry("type", "StasisStart")
        .containsEntry("args", List.of("x"));
    caller.ask("POST", "/channels/" + id + "/answer");
    caller.ask("POST", "/channels/" + id + "/play?media=sound:hello-world");
    call.waitForAnswer().press("7");
    events.upTo("ChannelDtmfReceived " + id + " 7");
    caller.ask("POST", "/channels/" + id + "/play?media=sound:digits/7");
    caller.ask("POST", "/channels/" + id + "/continue");
    assertThat(call.played()).containsExactly("sound:hello-world", "sound:digits/7");
    assertThat(call.inDialplan()).isTrue();
    assertThat(call.waitForHangup().hangupCause()).hasValue(16);
  }
}
