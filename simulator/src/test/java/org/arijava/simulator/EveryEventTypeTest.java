/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arijava.spec.Model;
import org.arijava.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every type of event that ARI has comes from the simulator, each from one of these scenarios. */
final class EveryEventTypeTest {
  private static final String ALL = "app=all&subscribeAll=true";
  private static final String DIALPLAN =
      """
      exten => offer,1,StasisBroadcast(5000,^all$)
       same => n,Hangup()
      exten => bob,1,Dial(PJSIP/bob,20)
      exten => carol,1,Dial(PJSIP/carol,20)
      exten => transferring,1,Set(FEATUREMAP(atxfer)=*6)
       same => n,Dial(PJSIP/bob,20,T)
      exten => 700,1,Answer()
       same => n,Wait(60)
      """;

  private final AsteriskSimulator asterisk =
      AsteriskSimulator.start(o -> o.time(Time.HELD).dialplan(DIALPLAN));
  private final Caller caller = new Caller(asterisk);
  private Caller.Frames events;

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  /** What happens, and the types that come of it. */
  enum Scenario {
    ANSWERED_AND_HUNG_UP(
        "StasisStart",
        "StasisEnd",
        "ChannelCreated",
        "ChannelDialplan",
        "ChannelStateChange",
        "ChannelVarset",
        "ChannelCallerId",
        "ChannelConnectedLine",
        "ChannelUserevent",
        "ChannelHangupRequest",
        "ChannelDestroyed",
        "DeviceStateChanged") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedCall call = test.call();
        test.set(call, "CALLERID(name)", "Alice");
        test.set(call, "CONNECTEDLINE(name)", "Bob");
        test.post("/events/user/lunch?application=all&source=channel:" + call.channelId());
        call.hangup();
      }
    },
    SPOKEN_TO(
        "ChannelDtmfReceived",
        "ChannelHold",
        "ChannelUnhold",
        "ChannelTalkingStarted",
        "ChannelTalkingFinished",
        "PlaybackStarted",
        "PlaybackContinuing",
        "PlaybackFinished",
        "RecordingStarted",
        "RecordingFinished") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedCall call = test.call();
        test.set(call, "TALK_DETECT(set)", "");
        call.press("1").hold().unhold().speak(ofSeconds(2));
        String channel = "/channels/" + call.channelId();
        test.post(channel + "/play?media=sound:beep,sound:beep");
        test.asterisk.advance(ofSeconds(3));
        test.post(channel + "/record?name=r&format=wav&maxDurationSeconds=1");
        test.asterisk.advance(ofSeconds(2));
      }
    },
    BRIDGED(
        "BridgeCreated",
        "BridgeDestroyed",
        "BridgeVideoSourceChanged",
        "ChannelEnteredBridge",
        "ChannelLeftBridge",
        "RecordingFailed") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedCall call = test.call();
        test.post("/bridges/b?type=mixing");
        test.post("/bridges/b/addChannel?channel=" + call.channelId());
        test.post("/bridges/b/videoSource/" + call.channelId());
        test.post("/channels/" + call.channelId() + "/record?name=f&format=wav");
        test.asterisk.advance(ofSeconds(1));
        assertThat(test.caller.ask("DELETE", "/bridges/b")).startsWith("204");
      }
    },
    DIALLED("Dial") {
      @Override
      void play(EveryEventTypeTest test) {
        test.asterisk.endpoint("PJSIP/bob");
        test.post("/channels?endpoint=PJSIP/bob&app=all");
      }
    },
    TRANSFERRED("BridgeBlindTransfer", "BridgeAttendedTransfer", "ChannelTransfer") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedEndpoint bob = test.asterisk.endpoint("PJSIP/bob");
        test.asterisk.endpoint("PJSIP/carol");
        test.asterisk.call("PJSIP/alice", "bob").waitForAnswer();
        bob.calls().get(0).transferTo("answer");
        SimulatedCall first = test.asterisk.call("PJSIP/alice", "bob").waitForAnswer();
        SimulatedCall second = test.asterisk.call("PJSIP/alice", "carol").waitForAnswer();
        first.transferTo(second);
        SimulatedCall own = test.call();
        test.set(own, "PJSIP_TRANSFER_HANDLING()", "ari-only");
        own.transferTo("bob");
      }
    },
    OFFERED("CallBroadcast", "CallClaimed") {
      @Override
      void play(EveryEventTypeTest test) {
        test.caller.events("app=other");
        SimulatedCall call = test.asterisk.call("PJSIP/carol", "offer");
        assertThat(test.events.upTo("CallBroadcast " + call.channelId())).isNotEmpty();
        test.post("/events/claim?application=other&channelId=" + call.channelId());
        test.seen.add("CallBroadcast");
      }
    },
    REGISTERED(
        "PeerStatusChange", "ContactStatusChange", "EndpointStateChange", "TextMessageReceived") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedEndpoint alice = test.asterisk.endpoint("PJSIP/alice");
        alice.unregister().register().isUnreachable().answersAfter(ofSeconds(1)).sendMessage("hi");
      }
    },
    BETWEEN_APPLICATIONS("ApplicationMoveFailed", "ApplicationReplaced") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedCall call = test.call();
        test.post("/channels/" + call.channelId() + "/move?app=nobody");
        test.caller.events("app=mine");
        Caller.Frames replaced = test.caller.events("app=passing");
        test.caller.events("app=passing");
        test.seen.add((String) replaced.next().get("type"));
      }
    },
    ASKED_BY_WEB_SOCKET("RESTResponse") {
      @Override
      void play(EveryEventTypeTest test) {
        test.events.socket.sendText(
            "{\"type\":\"RESTRequest\",\"request_id\":\"1\",\"method\":\"GET\",\"uri\":\"channels\"}",
            true);
        Map<String, Object> event = test.events.next();
        test.seen.add((String) event.get("type"));
      }
    },
    TONE_HEARD("ChannelToneDetected") {
      @Override
      void play(EveryEventTypeTest test) {
        SimulatedCall call = test.call();
        test.set(call, "TONE_DETECT(2600,200)", "");
        call.tone(440, ofSeconds(1)).tone(2600, ofSeconds(1));
      }
    },
    MERGED("BridgeMerged") {
      @Override
      void play(EveryEventTypeTest test) {
        test.asterisk.endpoint("PJSIP/bob");
        SimulatedCall call = test.asterisk.call("PJSIP/alice", "transferring").waitForAnswer();
        call.press("*6").press("700").hangup();
      }
    },
    /**
     * What Asterisk tells only on WebSockets that it opens itself: a test has to say it happens.
     */
    SAID_TO_HAPPEN("ApplicationRegistered", "ApplicationUnregistered") {
      @Override
      void play(EveryEventTypeTest test) {
        types().forEach(type -> test.asterisk.sendEvent("all", type, Map.of()));
      }
    };

    private final List<String> types;

    Scenario(String... types) {
      this.types = List.of(types);
    }

    abstract void play(EveryEventTypeTest test);

    List<String> types() {
      return types;
    }
  }

  private final Set<String> seen = new LinkedHashSet<>();

  private SimulatedCall call() {
    SimulatedCall call = asterisk.call("PJSIP/alice", "all");
    post("/channels/" + call.channelId() + "/answer");
    return call;
  }

  private void post(String target) {
    assertThat(caller.ask("POST", target)).as(target).startsWith("20");
  }

  private void set(SimulatedCall call, String variable, String value) {
    post(
        "/channels/"
            + call.channelId()
            + "/variable?variable="
            + variable.replace("(", "%28").replace(")", "%29")
            + "&value="
            + value);
  }

  @ParameterizedTest
  @EnumSource
  void theScenarioYieldsItsTypes(Scenario scenario) {
    events = caller.events(ALL);
    scenario.play(this);
    post("/events/user/over?application=all");
    Map<String, Object> event = events.next();
    while (!"over".equals(event.get("eventname"))) {
      seen.add((String) event.get("type"));
      event = events.next();
    }

    assertThat(seen).containsAll(scenario.types());
  }

  @Test
  void noTypeIsWithoutAScenario() {
    Set<String> types =
        Spec.load().resources().stream()
            .filter(resource -> resource.name().equals("events"))
            .flatMap(resource -> resource.models().stream())
            .filter(model -> "Event".equals(model.parent()))
            .map(Model::id)
            .collect(Collectors.toSet());

    assertThat(types).hasSizeGreaterThanOrEqualTo(45);
    assertThat(Stream.of(Scenario.values()).flatMap(scenario -> scenario.types().stream()))
        .containsExactlyInAnyOrderElementsOf(types);
  }
}
