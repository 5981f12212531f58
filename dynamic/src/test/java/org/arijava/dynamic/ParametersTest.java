/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters by name, as they travel. */
@Timeout(60)
class ParametersTest extends FakeAsteriskClient {

  @Test
  @Tag("A52")
  @Tag("C8")
  void unknownAndMissingParametersAreRefused() {
    int before = asterisk.asked().size();

    assertThatThrownBy(() -> channels().call("get", Map.of("chanelId", "1")))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("channels.get has no parameter 'chanelId'; did you mean 'channelId'?");
    assertThatThrownBy(() -> channels().call("get"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("channels.get: channelId missing");
    assertThatThrownBy(() -> channels().call("get", "1", "2"))
        .hasMessageContaining("takes 1 by position [channelId], not 2");
    assertThat(asterisk.asked()).hasSize(before);
  }

  @Test
  @Tag("A52")
  @Tag("B19")
  void listsArriveWholeWhateverTheyHold() {
    ari.repository("bridges")
        .call("addChannel", Map.of("bridgeId", "b", "channel", List.of("1", "2")));
    assertThat(asterisk.line()).isEqualTo("POST /bridges/b/addChannel?channel=1%2C2");

    ari.repository("bridges")
        .call("addChannel", Map.of("bridgeId", "b", "channel", new String[] {"a,b", "c"}));
    assertThat(asterisk.line()).isEqualTo("POST /bridges/b/addChannel");
    assertThat(asterisk.body()).isEqualTo("{\"channel\":[\"a,b\",\"c\"]}");
  }

  @Test
  @Tag("A53")
  @Tag("B20")
  void variablesAreGivenFlatOrNested() {
    for (Map<String, ?> variables :
        List.of(
            Map.of("CALLERID(name)", "Bob"),
            Map.of("variables", Map.of("CALLERID(name)", "Bob")))) {
      asterisk.answer(200, CHANNEL);
      channels()
          .call(
              "originate", Map.of("endpoint", "PJSIP/bob", "app", "hello", "variables", variables));
      assertThat(asterisk.body()).isEqualTo("{\"variables\":{\"CALLERID(name)\":\"Bob\"}}");
      assertThat(asterisk.line()).startsWith("POST /channels?endpoint=PJSIP%2Fbob&app=hello");
    }
    asterisk.answer(200, "{\"id\": \"b\"}");
    ari.repository("bridges").call("create", Map.of("variables", Map.of("X", "1")));
    assertThat(asterisk.body()).isEqualTo("{\"X\":\"1\"}");
  }

  @Test
  @Tag("A53")
  void otherContainersKeepTheirName() {
    asterisk.answer(200, "[]");
    ari.repository("asterisk")
        .call(
            "updateObject",
            Map.of(
                "configClass",
                "res_pjsip",
                "objectType",
                "aor",
                "id",
                "x",
                "fields",
                List.of(Map.of("attribute", "max_contacts", "value", "3"))));

    assertThat(asterisk.body())
        .startsWith("{\"fields\":[{")
        .contains("\"attribute\":\"max_contacts\"");
  }

  @Test
  @Tag("A54")
  void fromIsAParameterAsAnyOther() {
    asterisk.answer(Answer.empty(202));
    ari.repository("endpoints")
        .call("sendMessage", Map.of("to", "pjsip:bob", "from", "sip:a@b", "body", "Hi"));

    assertThat(asterisk.line())
        .isEqualTo("PUT /endpoints/sendMessage?to=pjsip%3Abob&from=sip%3Aa%40b&body=Hi");
  }

  @Test
  @Tag("A55")
  void aFilterIsTheBodyItself() {
    asterisk.answer(200, "{\"name\": \"hello\"}");
    ari.repository("applications")
        .call(
            "filter",
            Map.of(
                "applicationName",
                "hello",
                "filter",
                Map.of("allowed", List.of(Map.of("type", "StasisStart")))));

    assertThat(asterisk.line()).isEqualTo("PUT /applications/hello/eventFilter");
    assertThat(asterisk.body()).isEqualTo("{\"allowed\":[{\"type\":\"StasisStart\"}]}");
  }

  @Test
  void documentedDefaultsThatAsteriskDoesNotApplyAreSent() {
    channels().call("mute", "1");

    assertThat(asterisk.line()).isEqualTo("POST /channels/1/mute?direction=both");
    assertThatThrownBy(
            () -> channels().call("mute", Map.of("channelId", "1", "direction", "sideways")))
        .hasMessage("channels.mute: direction must be one of both, in, out, not 'sideways'");
  }

  @ParameterizedTest
  @CsvSource({
    "originate,endpoint,channelId,/channels",
    "snoopChannel,app,snoopId,/channels/1/snoop",
    "play,media,playbackId,/channels/1/play"
  })
  void whatIsMadeGetsAnIdUnlessItHasOne(String operation, String required, String id, String path) {
    Map<String, Object> parameters = new java.util.HashMap<>(Map.of(required, "x"));
    if (path.contains("1")) {
      parameters.put("channelId", "1");
    }
    asterisk.answer(200, CHANNEL);
    channels().call(operation, parameters);
    assertThat(asterisk.line()).startsWith("POST " + path).matches(".*" + id + "=[0-9a-f-]{36}.*");

    parameters.put(id, "mine");
    asterisk.answer(200, CHANNEL);
    channels().call(operation, parameters);
    assertThat(asterisk.line()).contains(id + "=mine");
  }

  @Test
  void numbersAndTruthValuesKeepTheirTypeWhereTheQueryIsTooShort() {
    asterisk.answer(201, "{\"name\": \"n\", \"format\": \"wav\"}");
    channels()
        .call(
            "record",
            Map.of(
                "channelId",
                "1",
                "name",
                "x".repeat(4_000),
                "format",
                "wav",
                "maxDurationSeconds",
                5,
                "beep",
                true));

    assertThat(asterisk.body()).contains("\"maxDurationSeconds\":5", "\"beep\":true");
  }
}
