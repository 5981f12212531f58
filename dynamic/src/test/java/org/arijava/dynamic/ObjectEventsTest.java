/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects in events, and the events of an object. */
@Timeout(60)
class ObjectEventsTest extends HeardEvents {

  @Test
  @Tag("A44")
  @Tag("A45")
  @Tag("W4")
  void eventsOfATypeThatHoldAnObjectComeWithIt() throws Exception {
    ari.on(
        "StasisStart",
        "Channel",
        e -> {
          e.object("channel").call("hangup");
          heard.add(e.objects("Channel").toString());
        });
    ari.dispatch(
        event("StasisStart", channel("channel", "1") + ", " + channel("replace_channel", "2")));

    assertThat(next()).isEqualTo("[Channel 1, Channel 2]");
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1");
  }

  @Test
  @Tag("A44")
  @Tag("A46")
  @Tag("B2")
  void anEventWithoutTheObjectIsNotForThoseWhoWantIt() throws Exception {
    ari.on("ChannelVarset", "Channel", e -> heard.add("of a channel"));
    ari.on("ChannelVarset", e -> heard.add("any " + e.findObject("channel")));
    ari.dispatch(event("ChannelVarset", "\"variable\": \"X\", \"value\": \"1\""));
    ari.dispatch(event("ChannelVarset", "\"variable\": \"X\", " + channel("channel", "1")));

    assertThat(List.of(next(), next(), next()))
        .containsExactlyInAnyOrder("any Optional.empty", "of a channel", "any Optional[Channel 1]");
    assertThat(told).isEmpty();
  }

  @Test
  @Tag("A44")
  @Tag("W8")
  @Tag("W9")
  @Tag("B27")
  void whatAnEventNeverHoldsIsRefused() {
    assertThatThrownBy(() -> ari.on("StasisStart", "Bridge", e -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the event StasisStart names no Bridge");
    assertThatThrownBy(() -> ari.on("NoSuchEvent", "Channel", e -> {}))
        .isInstanceOf(UnknownNameException.class);
    assertThatThrownBy(() -> ari.on("StasisStart", "Chanel", e -> {}))
        .isInstanceOf(UnknownNameException.class);
    for (String model : List.of("StoredRecording", "Sound", "Mailbox")) {
      DynamicObject object = ari.ref(model, "x");
      assertThatThrownBy(() -> object.on("StasisStart", e -> {}))
          .hasMessage("the event StasisStart names no " + model);
    }
  }

  @ParameterizedTest
  @Tag("A45")
  @ValueSource(
      strings = {
        "Channel|ChannelDtmfReceived|channel|id",
        "Bridge|BridgeCreated|bridge|id",
        "Playback|PlaybackStarted|playback|id",
        "LiveRecording|RecordingStarted|recording|name",
        "DeviceState|DeviceStateChanged|device_state|name"
      })
  void objectsOfEveryModelHearOfThemselves(String line) throws Exception {
    String[] part = line.split("\\|");
    ari.ref(part[0], "mine").on(part[1], e -> heard.add(e.object(part[2]).id()));

    ari.dispatch(event(part[1], "\"%s\": {\"%s\": \"other\"}".formatted(part[2], part[3])));
    ari.dispatch(event(part[1], "\"%s\": {\"%s\": \"mine\"}".formatted(part[2], part[3])));

    assertThat(next()).isEqualTo("mine");
    assertThat(heard).isEmpty();
  }

  @Test
  @Tag("A45")
  void anEndpointHearsOfItself() throws Exception {
    ari.ref("Endpoint", "PJSIP/alice")
        .on("EndpointStateChange", e -> heard.add(e.text("endpoint.state")));
    String endpoint =
        "\"endpoint\": {\"technology\": \"PJSIP\", \"resource\": \"%s\", \"state\": \"%s\"}";
    ari.dispatch(event("EndpointStateChange", endpoint.formatted("bob", "offline")));
    ari.dispatch(event("EndpointStateChange", endpoint.formatted("alice", "online")));

    assertThat(next()).isEqualTo("online");
  }

  @Test
  @Tag("A46")
  @Tag("W6")
  void anObjectHearsOfItselfAlone() throws Exception {
    DynamicObject mine = ari.ref("Channel", "mine");
    mine.on(
        "ChannelDtmfReceived",
        e -> {
          heard.add(e.text("digit"));
          mine.call("hangup");
          heard.add(asterisk.line());
        });
    ari.dispatch(dtmf("other", "1"));
    ari.dispatch(dtmf("mine", "2"));

    assertThat(next()).isEqualTo("2");
    assertThat(next()).isEqualTo("DELETE /channels/mine");
  }

  @Test
  @Tag("B35")
  void objectsAreFoundWhereverTheDescriptionHasThem() throws Exception {
    ari.on("ChannelTransfer", e -> heard.add(e.objects().toString()));
    ari.dispatch(
        event(
            "ChannelTransfer",
            "\"refer_to\": {"
                + channel("destination_channel", "1")
                + ", \"bridge\": {\"id\": \"b\"}}, \"referred_by\": {"
                + channel("source_channel", "2")
                + "}"));

    assertThat(next())
        .isEqualTo(
            "{refer_to.destination_channel=Channel 1, refer_to.bridge=Bridge b,"
                + " referred_by.source_channel=Channel 2}");
  }

  @Test
  void anObjectNestedDeepHearsOfItself() throws Exception {
    ari.ref("Channel", "2").on("ChannelTransfer", e -> heard.add("transferred"));
    ari.dispatch(
        event("ChannelTransfer", "\"referred_by\": {" + channel("source_channel", "2") + "}"));

    assertThat(next()).isEqualTo("transferred");
  }
}
