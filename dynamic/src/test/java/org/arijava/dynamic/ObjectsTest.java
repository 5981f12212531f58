/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.arijava.Application;
import org.arijava.Bridge;
import org.arijava.Channel;
import org.arijava.DeviceState;
import org.arijava.Endpoint;
import org.arijava.LiveRecording;
import org.arijava.Mailbox;
import org.arijava.Playback;
import org.arijava.Sound;
import org.arijava.StoredRecording;
import org.arijava.error.AriDecodeException;
import org.arijava.error.NotFoundException;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domain objects that follow from the description, and their typed twins. */
@Timeout(60)
class ObjectsTest extends FakeAsteriskClient {

  private static final String CHANNEL =
      "{\"id\": \"1234\", \"name\": \"PJSIP/alice-1\", \"caller\": {\"number\": \"100\"},"
          + " \"future_field\": [1, {\"a\": true}]}";

  private DynamicObject channel() {
    asterisk.answer(200, CHANNEL);
    return channels().call("get", "1234").object();
  }

  @Test
  @Tag("A21")
  @Tag("A22")
  @Tag("A23")
  @Tag("C10")
  void anObjectTellsItsModelItsIdAndAllItsFields() {
    DynamicObject channel = channel();

    assertThat(channel.model()).isEqualTo("Channel");
    assertThat(channel.id()).isEqualTo("1234");
    assertThat(channel).hasToString("Channel 1234");
    assertThat(channel.text("name")).isEqualTo("PJSIP/alice-1");
    assertThat(channel.text("caller.number")).isEqualTo("100");
    assertThat(channel.get("future_field[1].a")).isEqualTo(true);
    assertThat(channel.find("future_field[7]")).isEmpty();
    assertThat(channel.find("future_field[x]")).isEmpty();
    assertThat(channel.find("name[0]")).isEmpty();
    assertThat(channel.find("caller.name")).isEmpty();
    assertThat(channel.fields()).containsKeys("id", "name", "caller", "future_field");
    assertThat(channel.json()).contains("future_field");
    assertThatThrownBy(() -> channel.get("nmae"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("Channel 1234 has no field 'nmae'; did you mean 'name'?");
    assertThatThrownBy(() -> channel.fields().put("x", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @Tag("A24")
  void itsIdentityIsFilledInAndNeverSilentlyReplaced() {
    DynamicObject channel = channel();
    int before = asterisk.asked().size();

    assertThatThrownBy(() -> channel.call("answer", Map.of("channelId", "other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channels.answer: channelId is that of the object itself, 1234");
    assertThat(asterisk.asked()).hasSize(before);
    channel.call("answer", Map.of("channelId", "1234"));
    assertThat(asterisk.line()).isEqualTo("POST /channels/1234/answer");
  }

  @Test
  @Tag("A25")
  @Tag("C7")
  @Tag("B28")
  void onlyOperationsOfAnObjectAreItsOwn() {
    DynamicObject channel = channel();

    assertThat(channel.operations())
        .contains("hangup", "play", "snoopChannel", "getChannelVar")
        .doesNotContain("list", "originate", "create", "externalMedia", "originateWithId");
    assertThatThrownBy(() -> channel.call("list"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageStartingWith("Channel (unlike the repository channels) has no operation 'list'");
    assertThatThrownBy(() -> channel.call("hangupp"))
        .hasMessage("Channel has no operation 'hangupp'; did you mean 'hangup'?");
  }

  @Test
  @Tag("A26")
  void aStaleObjectWorksUntilItIsGone() {
    DynamicObject channel = channel();
    asterisk.answer(200, "{\"id\": \"1234\", \"name\": \"renamed\"}");
    DynamicObject now = channel.reload();

    assertThat(now.text("name")).isEqualTo("renamed");
    assertThat(channel.text("name")).isEqualTo("PJSIP/alice-1");
    assertThat(now).isEqualTo(channel).hasSameHashCodeAs(channel).isNotSameAs(channel);
    assertThat(now).isNotEqualTo(ari.ref("Bridge", "1234")).isNotEqualTo("1234");
    asterisk.answer(404, "{\"message\": \"Channel not found\"}");
    assertThatThrownBy(() -> channel.call("answer")).isInstanceOf(NotFoundException.class);
  }

  @Test
  @Tag("A27")
  void anObjectWithoutItsIdentityIsNone() {
    asterisk.answer(200, "{\"name\": \"x\"}");

    assertThatThrownBy(() -> channels().call("get", "1").object())
        .isInstanceOf(AriDecodeException.class)
        .hasMessage("Channel without id");
  }

  @ParameterizedTest
  @Tag("A28")
  @Tag("A29")
  @CsvSource({
    "Channel, channels, get, id, 17.42, /channels/17.42",
    "Bridge, bridges, get, id, b, /bridges/b",
    "Playback, playbacks, get, id, p, /playbacks/p",
    "LiveRecording, recordings, getLive, name, r, /recordings/live/r",
    "StoredRecording, recordings, getStored, name, s, /recordings/stored/s",
    "DeviceState, deviceStates, get, name, d, /deviceStates/d",
    "Sound, sounds, get, id, hello, /sounds/hello",
    "Mailbox, mailboxes, get, name, m, /mailboxes/m",
    "Application, applications, get, name, a, ''",
    "Module, asterisk, getModule, name, res_x.so, /asterisk/modules/res_x.so"
  })
  void theIdentityFollowsFromTheDescription(
      String model, String repository, String get, String field, String id, String path) {
    if (!path.isEmpty()) {
      asterisk.answer(200, "{\"" + field + "\": \"" + id + "\"}");
      DynamicObject object = ari.repository(repository).call(get, id).object();
      assertThat(asterisk.line()).isEqualTo("GET " + path);
      assertThat(object).hasToString(model + " " + id);
    }
    DynamicObject reference = ari.ref(model, id);
    assertThat(reference.id()).isEqualTo(id);
    assertThat(reference.get(field)).isEqualTo(id);
    assertThat(reference.json()).isEqualTo("{}");
    assertThat(ari.models()).contains(model);
  }

  @Test
  @Tag("A29")
  void anEndpointHasTwoParts() {
    DynamicObject endpoint = ari.ref("Endpoint", "PJSIP/alice");
    assertThat(endpoint.text("technology")).isEqualTo("PJSIP");

    endpoint.call("sendMessageToEndpoint", "sip:me@here");

    assertThat(asterisk.line())
        .isEqualTo("PUT /endpoints/PJSIP/alice/sendMessage?from=sip%3Ame%40here");
    assertThatThrownBy(() -> ari.ref("Endpoint", "alice"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Endpoint: the id of one is technology/resource, not alice");
    assertThatThrownBy(() -> ari.ref("Chanel", "1"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("this Asterisk has no kind of object 'Chanel'; did you mean 'Channel'?");
  }

  @Test
  void objectsStandForTheirIds() {
    DynamicObject bridge = ari.ref("Bridge", "b");
    bridge.call("addChannel", channel());
    assertThat(asterisk.line()).isEqualTo("POST /bridges/b/addChannel?channel=1234");

    Channel typed = ari.client().channels().ref("5");
    bridge.call("addChannel", Map.of("channel", List.of(channel(), typed, "6")));
    assertThat(asterisk.line()).isEqualTo("POST /bridges/b/addChannel?channel=1234%2C5%2C6");
    assertThatThrownBy(
            () -> bridge.call("addChannel", Map.of("channel", java.util.Arrays.asList("1", null))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anObjectsOperationNeedNotBeWaitedFor() throws Exception {
    DynamicObject channel = channel();

    assertThat(channel.callAsync("answer").get(20, TimeUnit.SECONDS).status()).isEqualTo(204);
    channel.callAsync("hangup", Map.of("reason", "busy")).get(20, TimeUnit.SECONDS);
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1234?reason=busy");
    channel.callAsync("getChannelVar", "X").get(20, TimeUnit.SECONDS);
    assertThat(asterisk.line()).isEqualTo("GET /channels/1234/variable?variable=X");
  }

  @Test
  void objectsOfBothKindsConvertIntoEachOther() {
    DynamicObject channel = channel();

    Channel typed = channel.as(Channel.class);
    assertThat(typed.id()).isEqualTo("1234");
    assertThat(typed.caller().number()).isEqualTo("100");
    assertThat(typed.raw()).containsKey("future_field");
    DynamicObject back = ari.of(typed);
    assertThat(back).isEqualTo(channel);
    assertThat(back.fields()).isEqualTo(channel.fields());
    typed.answer();
    assertThat(asterisk.line()).isEqualTo("POST /channels/1234/answer");
    assertThatThrownBy(() -> channel.as(Bridge.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Channel is no Bridge");
    assertThatThrownBy(() -> ari.ref("Module", "x").as(Channel.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the typed client has no type for Module");
    assertThatThrownBy(() -> ari.of("text")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("B27")
  void everyTypedObjectHasADynamicTwinAndBack() {
    var client = ari.client();
    for (Object typed :
        List.of(
            client.applications().ref("x"),
            client.bridges().ref("x"),
            client.channels().ref("x"),
            client.deviceStates().ref("x"),
            client.endpoints().ref("x", "y/z"),
            client.recordings().refLive("x"),
            client.recordings().refStored("x"),
            client.mailboxes().ref("x"),
            client.playbacks().ref("x"),
            client.sounds().ref("x"))) {
      Object back = ari.of(typed).as(Object.class);
      assertThat(back).isEqualTo(typed);
      assertThat(ari.of(back)).isEqualTo(ari.of(typed));
    }
    List<Class<?>> types =
        List.of(
            Application.class,
            Bridge.class,
            Channel.class,
            DeviceState.class,
            LiveRecording.class,
            Mailbox.class,
            Playback.class,
            Sound.class,
            StoredRecording.class);
    for (Class<?> type : types) {
      assertThat((Object) ari.ref(type.getSimpleName(), "x").as(type)).isInstanceOf(type);
    }
    assertThat(ari.ref("Endpoint", "x/y").as(Endpoint.class).resource()).isEqualTo("y");
  }
}
