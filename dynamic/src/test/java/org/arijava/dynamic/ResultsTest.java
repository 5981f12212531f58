/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.arijava.error.AriDecodeException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ServerException;
import org.arijava.spi.AriDownload;
import org.arijava.swagger.LoopbackServer.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operations give: objects, lists, texts, bytes, nothing or an error. */
@Timeout(60)
class ResultsTest extends FakeAsteriskClient {

  @Test
  @Tag("A9")
  void theAnswerIsThereUnpromotedToo() {
    asterisk.answer(200, "[" + CHANNEL + "]");

    DynamicResult result = channels().call("list");

    assertThat(result.status()).isEqualTo(200);
    assertThat(result.contentType()).isEqualTo("application/json");
    assertThat(result.text()).isEqualTo("[" + CHANNEL + "]");
    assertThat(result.list()).containsExactly(Map.of("id", "1234", "name", "PJSIP/alice-1"));
    assertThat(result.toString()).startsWith("channels.list: 200");
  }

  @Test
  @Tag("A19")
  @Tag("A31")
  @Tag("A32")
  @Tag("C2")
  @Tag("C3")
  void listsOfObjectsArePromoted() {
    asterisk.answer(200, "[]");
    assertThat(channels().call("list").objects()).isEmpty();

    asterisk.answer(200, "[" + CHANNEL + "]");
    DynamicObject channel = channels().call("list").objects().get(0);
    assertThat(channel.model()).isEqualTo("Channel");
    DynamicResult hungUp = channel.call("hangup");
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1234");
    assertThat(hungUp.isEmpty()).isTrue();
    assertThat(hungUp.status()).isEqualTo(204);
  }

  @Test
  @Tag("C4")
  void whatAChannelPlaysIsStopped() {
    asterisk.answer(200, CHANNEL);
    DynamicObject channel = channels().call("get", "1234").object();
    asterisk.answer(201, "{\"id\": \"p1\", \"media_uri\": \"sound:x\", \"state\": \"queued\"}");
    DynamicObject playback = channel.call("play", "sound:x").object();
    assertThat(asterisk.line()).startsWith("POST /channels/1234/play?media=sound%3Ax&playbackId=");

    playback.call("stop");

    assertThat(asterisk.line()).isEqualTo("DELETE /playbacks/p1");
  }

  @Test
  @Tag("A30")
  @Tag("C9")
  @Tag("F5")
  @Tag("B29")
  void anErrorIsThrownWithAsterisksWords() {
    asterisk.answer(500, "{\"message\": \"I am broken\"}");

    assertThatThrownBy(() -> channels().call("list"))
        .isInstanceOf(ServerException.class)
        .hasMessage("GET /channels: 500 I am broken")
        .satisfies(
            e -> {
              assertThat(((ServerException) e).status()).isEqualTo(500);
              assertThat(((ServerException) e).body()).contains("I am broken");
            });
    asterisk.answer(404, "{\"message\": \"Channel not found\"}");
    assertThatThrownBy(() -> channels().call("get", "1")).isInstanceOf(NotFoundException.class);
  }

  @Test
  @Tag("C10")
  void anEndpointHasTwoParts() {
    String endpoint =
        "{\"technology\": \"TEST\", \"resource\": \"1234\", \"channel_ids\": [], \"state\": \"online\"}";
    asterisk.answer(200, "[" + endpoint + "]");
    DynamicObject first = ari.repository("endpoints").call("list").objects().get(0);
    assertThat(first.id()).isEqualTo("TEST/1234");

    asterisk.answer(200, endpoint);
    DynamicObject again = first.call("get").object();

    assertThat(asterisk.line()).isEqualTo("GET /endpoints/TEST/1234");
    assertThat(again).isEqualTo(first);
    assertThat(again.text("technology")).isEqualTo("TEST");
    assertThat(again.text("resource")).isEqualTo("1234");
  }

  @Test
  @Tag("A34")
  @Tag("C13")
  @Tag("C14")
  void whatAVoidOperationAnswersIsJsonAllTheSame() {
    asterisk.answer(200, "{\"name\": \"1000\", \"old_messages\": 1, \"new_messages\": 2}");
    DynamicResult mailbox =
        ari.repository("mailboxes")
            .call("update", Map.of("mailboxName", "1000", "oldMessages", 1, "newMessages", 2));
    assertThat(asterisk.line()).isEqualTo("PUT /mailboxes/1000?oldMessages=1&newMessages=2");
    assertThat(mailbox.map()).containsEntry("new_messages", 2);

    asterisk.answer(200, "{\"name\": \"Stasis:x\", \"state\": \"BUSY\"}");
    assertThat(ari.repository("deviceStates").call("update", "Stasis:x", "BUSY").map())
        .containsEntry("state", "BUSY");
    assertThat(asterisk.line()).isEqualTo("PUT /deviceStates/Stasis%3Ax?deviceState=BUSY");
  }

  @Test
  @Tag("A33")
  @Tag("B26")
  void nothingIsNothing() {
    DynamicResult nothing = channels().call("answer", "1234");

    assertThat(nothing.isEmpty()).isTrue();
    assertThat(nothing.text()).isEmpty();
    assertThatThrownBy(nothing::value)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("channels.answer: 204 No Content: the answer is empty");
    DynamicResult promised = channels().call("get", "1234");
    assertThat(promised.isEmpty()).isTrue();
    assertThatThrownBy(promised::object)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the answer is empty");
  }

  @Test
  @Tag("A33")
  @Tag("A36")
  void anAnswerThatIsNotWhatIsPromisedIsTold() {
    asterisk.answer(200, "[]");
    assertThatThrownBy(() -> channels().call("get", "1").object())
        .isInstanceOf(AriDecodeException.class)
        .hasMessage("channels.get: the answer is no JSON object");
    asterisk.answer(200, "{}");
    assertThatThrownBy(() -> channels().call("list").objects())
        .isInstanceOf(AriDecodeException.class)
        .hasMessage("channels.list: the answer is no JSON array");
    asterisk.answer(200, "nonsense");
    assertThatThrownBy(() -> channels().call("list").value())
        .isInstanceOf(AriDecodeException.class)
        .hasMessageContaining("channels.list: the answer is not JSON");
    asterisk.answer(200, "null");
    assertThatThrownBy(() -> channels().call("list").value())
        .isInstanceOf(IllegalStateException.class);
    asterisk.answer(200, "{\"value\": \"x\"}");
    DynamicResult variable =
        channels().call("getChannelVar", Map.of("channelId", "1", "variable", "X"));
    assertThat(variable.map()).containsEntry("value", "x");
    assertThatThrownBy(variable::object)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("answers with Variable, which is no domain object");
  }

  @Test
  @Tag("A35")
  @Tag("B26")
  void bytesAreGivenAsTheyAre() throws Exception {
    byte[] sound = {0, 1, (byte) 0xff, 'R'};
    asterisk.answer(new Answer(200, "audio/wav", sound, Map.of()));
    DynamicResult file = ari.repository("recordings").call("getStoredFile", "msg");
    assertThat(file.bytes()).isEqualTo(sound);
    assertThat(file.contentType()).isEqualTo("audio/wav");

    asterisk.answer(new Answer(200, "audio/wav", sound, Map.of()));
    AriDownload download =
        ari.repository("recordings").download("getStoredFile", Map.of("recordingName", "msg"));
    try (InputStream body = download.body()) {
      assertThat(body.readAllBytes()).isEqualTo(sound);
    }
  }

  @Test
  void theTextOfAnAnswerIsUtf8() {
    asterisk.answer(
        new Answer(200, "application/json", "[\"ü\"]".getBytes(StandardCharsets.UTF_8), Map.of()));

    assertThat(ari.repository("sounds").call("list").list()).containsExactly("ü");
  }
}
