/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that telephones, the dialplan and tests give rise to. */
final class EventTypesTest {
  private static final String DIALPLAN =
      """
      exten => offer,1,StasisBroadcast(5000,^all$)
       same => n,Hangup()
      exten => bob,1,Dial(PJSIP/bob,20)
       same => n,Wait(60)
      """;

  private final AsteriskSimulator asterisk =
      AsteriskSimulator.start(o -> o.time(Time.HELD).dialplan(DIALPLAN));
  private final Caller caller = new Caller(asterisk);

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  private void post(String target) {
    assertThat(caller.ask("POST", target)).as(target).startsWith("20");
  }

  @Test
  void anEventOfOnesOwnIsFilteredAndNeedsSomebodyWhoListens() {
    var events = caller.events("app=all");
    caller.ask(
        "PUT", "/applications/all/eventFilter", "{\"disallowed\":[{\"type\":\"BridgeMerged\"}]}");
    asterisk.sendEvent("all", "BridgeMerged", Map.of());
    asterisk.sendEvent("all", "ChannelToneDetected", Map.of("channel", Map.of("id", "c")));
    assertThat(events.next())
        .containsEntry("type", "ChannelToneDetected")
        .containsEntry("application", "all")
        .containsEntry("channel", Map.of("id", "c"))
        .containsKeys("timestamp", "asterisk_id");
    assertThatThrownBy(() -> asterisk.sendEvent("nobody", "BridgeMerged", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void anEventFilterHoldsForWhatHappens() {
    var events = caller.events("app=all");
    caller.ask(
        "PUT",
        "/applications/all/eventFilter",
        "{\"allowed\":[{\"type\":\"StasisStart\"},{\"type\":\"StasisEnd\"}],"
            + "\"disallowed\":[{\"type\":\"StasisEnd\"}]}");
    asterisk.call("PJSIP/alice", "all").hangup();
    asterisk.call("PJSIP/bob", "all");
    assertThat(events.next()).containsEntry("type", "StasisStart");
    assertThat(events.next()).containsEntry("type", "StasisStart");
  }

  @Test
  void aTelephoneRegistersAndLeavesInAsterisksOrder() {
    var events = caller.events("app=all&subscribeAll=true");
    var alice = asterisk.endpoint("PJSIP/alice").unregister();
    assertThat(events.upTo("ContactStatusChange"))
        .containsExactly("PeerStatusChange null", "DeviceStateChanged", "ContactStatusChange");
    assertThat(caller.ask("POST", "/channels?endpoint=PJSIP/alice&app=all")).startsWith("500");
    assertThat(caller.ask("GET", "/endpoints/PJSIP/alice")).contains("\"offline\"");
    alice.register();
    assertThat(events.upTo("ContactStatusChange")).hasSize(3);
    assertThat(caller.ask("GET", "/endpoints/PJSIP/alice")).contains("\"online\"");
    assertThat(caller.ask("POST", "/channels?endpoint=PJSIP/alice&app=all")).startsWith("200");
  }

  @Test
  void aCallThatIsOfferedGoesToWhoClaimsItAndTheOthersAreTold() {
    var events = caller.events("app=all");
    var other = caller.events("app=other");
    SimulatedCall call = asterisk.call("PJSIP/carol", "offer");
    String id = call.channelId();
    assertThat(events.upTo("CallBroadcast " + id)).hasSize(1);
    String claim = "/events/claim?application=other&channelId=" + id;
    assertThat(caller.ask("POST", claim)).startsWith("204");
    assertThat(events.next())
        .containsEntry("type", "CallClaimed")
        .containsEntry("winner_app", "other");
    assertThat(other.next()).containsEntry("type", "StasisStart");
    assertThat(caller.ask("POST", claim)).startsWith("409");
  }

  @Test
  void aCallThatNobodyClaimsGoesOnInTheDialplan() {
    caller.events("app=all");
    SimulatedCall call = asterisk.call("PJSIP/carol", "offer");
    asterisk.advance(ofSeconds(6));
    assertThat(call.waitForHangup().hangupCause()).hasValue(16);
  }

  @Test
  void theDialplanConnectsTwoTelephonesUntilOneHangsUp() {
    asterisk.endpoint("PJSIP/bob").answersAfter(ofSeconds(3));
    SimulatedCall call = asterisk.call("PJSIP/dora", "bob");
    SimulatedCall called = asterisk.endpoint("PJSIP/bob").calls().get(0);
    asterisk.advance(ofSeconds(1));
    assertThat(called.isRinging()).isTrue();
    call.waitForAnswer();
    assertThat(called.isUp()).isTrue();
    assertThat(caller.ask("GET", "/bridges")).contains("\"bridge_class\":\"basic\"");
    call.press("5");
    assertThat(called.digits()).isEqualTo("5");
    call.hangup();
    assertThat(called.waitForHangup().hangupCause()).hasValue(16);
  }

  @Test
  void aDialOfTheDialplanThatNobodyAnswersEnds() {
    asterisk.endpoint("PJSIP/bob").neverAnswers();
    SimulatedCall call = asterisk.call("PJSIP/dora", "bob");
    asterisk.advance(ofSeconds(21));
    SimulatedCall called = asterisk.endpoint("PJSIP/bob").calls().get(0);
    assertThat(called.hangupCause()).isPresent();
    assertThat(caller.ask("GET", "/channels/" + call.channelId() + "/variable?variable=DIALSTATUS"))
        .contains("NOANSWER");
  }

  @Test
  void whoIsHeldByAnApplicationKnowsIt() {
    caller.events("app=all");
    SimulatedCall call = asterisk.call("PJSIP/alice", "all");
    String channel = "/channels/" + call.channelId();
    post(channel + "/answer");
    post(channel + "/hold");
    assertThat(call.isHeld()).isTrue();
    caller.ask("DELETE", channel + "/hold");
    assertThat(call.isHeld()).isFalse();
  }

  @Test
  void talkingIsToldOnlyWhereItIsAskedFor() {
    var events = caller.events("app=all");
    SimulatedCall call = asterisk.call("PJSIP/alice", "all");
    String id = call.channelId();
    post("/channels/" + id + "/answer");
    call.speak(ofMillis(500));
    post("/channels/" + id + "/variable?variable=TALK_DETECT(set)&value=");
    call.speak(ofMillis(700));
    List<String> heard = events.upTo("ChannelTalkingFinished " + id);
    assertThat(heard).filteredOn(("ChannelTalkingStarted " + id)::equals).hasSize(1);
    post("/channels/" + id + "/variable?variable=TALK_DETECT(remove)&value=");
    call.speak(ofMillis(500)).hangup();
    assertThat(events.upTo("StasisEnd " + id)).noneMatch(e -> e.contains("Talking"));
  }
}
