/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.AriSession;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriDecodeException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ServerException;
import org.arijava.spi.AriDownload;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repositories and their operations, as the description has them. */
@Timeout(60)
class RepositoriesTest {

  private static final String CHANNEL = "{\"id\": \"1234\", \"name\": \"PJSIP/alice-1\"}";

  private FakeAsterisk asterisk;
  private DynamicAri ari;

  @BeforeEach
  void connect() throws Exception {
    asterisk = new FakeAsterisk(docs -> {});
    ari = asterisk.connect();
  }

  @AfterEach
  void close() {
    ari.close();
    asterisk.close();
  }

  private DynamicRepository channels() {
    return ari.repository("channels");
  }

  @Test
  @Tag("A1")
  @Tag("A2")
  @Tag("A13")
  @Tag("C1")
  void connectingTakesAUrlAUserAndAPassword() {
    try (DynamicAri short3 = DynamicAri.connect(asterisk.url(), "hey", "peekaboo");
        DynamicAri lambda =
            DynamicAri.connect(o -> o.url(asterisk.url()).credentials("hey", "peekaboo"))) {
      assertThat(short3.repositories()).hasSize(11);
      assertThat(short3.client().options().url().toString()).isEqualTo(asterisk.url());
      assertThat(lambda.docs().apiVersion()).isEqualTo("10.0.0");
      assertThat(asterisk.asked()).allMatch(a -> a.header("authorization").startsWith("Basic "));
      assertThat(short3.toString()).isEqualTo("DynamicAriClient[" + asterisk.url() + "]");
    }
  }

  @Test
  @Tag("A3")
  void itStandsOnAClientThatStaysItsOwners() {
    try (AriClient client = AriClient.connect(asterisk.options())) {
      DynamicAri over = DynamicAri.over(client);
      assertThat(over.client()).isSameAs(client);
      over.close();

      assertThat(DynamicAri.over(client).repositories()).isNotEmpty();
    }
  }

  @Test
  @Tag("A3")
  void whatIsWrongWithTheDescriptionIsThrownByConnecting() {
    asterisk.serve("/api-docs/sounds.json", "{\"swaggerVersion\": \"1.1\"}");
    assertThatThrownBy(asterisk::connect)
        .isInstanceOf(org.arijava.swagger.SwaggerValidationException.class)
        .hasMessageContaining("/api-docs/sounds.json: basePath is missing");
    asterisk.serve("/api-docs/sounds.json", "nonsense");
    assertThatThrownBy(asterisk::connect)
        .isInstanceOf(AriDecodeException.class)
        .hasMessageContaining("GET /api-docs/sounds.json: not JSON");
    asterisk.serve("/api-docs/resources.json", "[]");
    assertThatThrownBy(asterisk::connect)
        .isInstanceOf(AriDecodeException.class)
        .hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> DynamicAri.connect("http://127.0.0.1:1/", "a", "b"))
        .isInstanceOf(AriConnectionException.class);
  }

  @Test
  @Tag("A3")
  void aDocumentThatIsNotServedIsThrownByConnecting() throws Exception {
    try (FakeAsterisk other = new FakeAsterisk(docs -> {})) {
      other.serve(
          "/api-docs/resources.json",
          "{\"swaggerVersion\": \"1.1\", \"apis\": [{\"path\": \"/api-docs/x.json\"}]}");
      other.answer(404, "{\"message\": \"Resource not found\"}");

      assertThatThrownBy(other::connect)
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("/api-docs/x.json");
    }
  }

  @Test
  @Tag("A4")
  @Tag("A5")
  @Tag("A6")
  @Tag("A7")
  @Tag("C5")
  void repositoriesAreFoundByName() {
    assertThat(ari.repositories().keySet())
        .containsExactlyInAnyOrder(
            "applications",
            "asterisk",
            "bridges",
            "channels",
            "deviceStates",
            "endpoints",
            "events",
            "mailboxes",
            "playbacks",
            "recordings",
            "sounds");
    assertThat(ari.repositories().get("nothing")).isNull();
    assertThatThrownBy(() -> ari.repository("chanels"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("this Asterisk has no repository 'chanels'; did you mean 'channels'?");
  }

  @Test
  @Tag("A15")
  @Tag("A16")
  void aRepositoryTellsWhatItIs() {
    assertThat(channels().name()).isEqualTo("channels");
    assertThat(channels()).hasToString("Repository(channels)");
    assertThat(channels().operations()).contains("list", "originate", "hangup");
    assertThat(channels().resource().operations()).hasSize(35);
  }

  @Test
  @Tag("A8")
  void theEventsThatTheDescriptionHasAreKnown() {
    assertThat(ari.eventTypes()).contains("StasisStart", "ChannelDtmfReceived").hasSize(46);
    assertThat(ari.docs().resource("events").models()).containsKey("StasisStart");
  }

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
  @Tag("A17")
  void operationsOfTheCollectionAndOfItsMembersAreCalledByNickname() {
    asterisk.answer(200, CHANNEL);
    assertThat(channels().call("get", Map.of("channelId", "1234")).object().id()).isEqualTo("1234");
    assertThat(asterisk.line()).isEqualTo("GET /channels/1234");

    channels().call("hangup", "1234");
    assertThat(asterisk.line()).isEqualTo("DELETE /channels/1234");

    asterisk.answer(200, CHANNEL);
    channels().call("create", "PJSIP/alice", "hello");
    assertThat(asterisk.line())
        .startsWith("POST /channels/create?")
        .contains("endpoint=PJSIP%2Falice", "app=hello", "channelId=");
  }

  @Test
  @Tag("A18")
  @Tag("C6")
  void anUnknownOperationIsRefused() {
    int before = asterisk.asked().size();

    assertThatThrownBy(() -> channels().call("hangUpp", "1"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("the resource channels has no operation 'hangUpp'; did you mean 'hangup'?");
    assertThat(asterisk.asked()).hasSize(before);
  }

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
  @Tag("C11")
  @Tag("C12")
  void liveAndStoredRecordingsHaveTheirOwnOperations() {
    DynamicRepository recordings = ari.repository("recordings");
    asterisk.answer(200, "{\"name\": \"msg\", \"format\": \"wav\"}");
    DynamicObject live = recordings.call("getLive", "msg").object();
    live.call("cancel");
    assertThat(asterisk.line()).isEqualTo("DELETE /recordings/live/msg");

    asterisk.answer(200, "{\"name\": \"msg\", \"format\": \"wav\"}");
    DynamicObject stored = recordings.call("getStored", "msg").object();
    stored.call("deleteStored");
    assertThat(asterisk.line()).isEqualTo("DELETE /recordings/stored/msg");
    assertThatThrownBy(() -> stored.call("stop"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("StoredRecording");
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
  @Tag("A53")
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
  @Tag("A20")
  void openingTheWebSocketStartsASession() {
    DynamicResult result =
        ari.repository("events")
            .call("eventWebsocket", Map.of("app", List.of("hello", "bye"), "subscribeAll", true));

    AriSession session = result.session().orElseThrow();
    assertThat(result.status()).isEqualTo(101);
    assertThat(result.isEmpty()).isTrue();
    assertThat(session.apps()).containsExactly("hello", "bye");
    assertThat(session.isOpen()).isTrue();
    assertThat(asterisk.asked())
        .anyMatch(a -> a.target().equals("/ari/events?app=hello,bye&subscribeAll=true"));
    session.close();
    assertThatThrownBy(() -> ari.repository("events").callAsync("eventWebsocket", "hello"))
        .isInstanceOf(IllegalArgumentException.class);
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

  @Test
  void aCallNeedNotBeWaitedFor() throws Exception {
    asterisk.answer(200, "[" + CHANNEL + "]");
    CompletableFuture<DynamicResult> list = channels().callAsync("list");
    assertThat(list.get(20, TimeUnit.SECONDS).objects()).hasSize(1);
    asterisk.answer(404, "{\"message\": \"Channel not found\"}");
    assertThatThrownBy(() -> channels().callAsync("get", "1").get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NotFoundException.class);
    CompletableFuture<DynamicResult> waiting = answerless();
    waiting.cancel(true);
    assertThat(waiting).isCancelled();
  }

  private CompletableFuture<DynamicResult> answerless() {
    asterisk.answer(Answer.silence());
    return channels().callAsync("get", Map.of("channelId", "1"));
  }

  @Test
  @Tag("A14")
  void closingEndsSessionsAndMayBeRepeated() {
    AriSession session = ari.start("hello");
    ari.close();
    ari.close();

    assertThat(session.isOpen()).isFalse();
    assertThatThrownBy(() -> channels().call("list")).isInstanceOf(AriConnectionException.class);
  }

  @Test
  void descriptionsAreSharedByVersionAndDigest() throws Exception {
    DocsCache cache = DocsCache.create(2);
    try (AriClient client = AriClient.connect(asterisk.options());
        FakeAsterisk newer =
            new FakeAsterisk(docs -> docs.operation("channels", "list").put("nickname", "all"));
        AriClient other = AriClient.connect(newer.options())) {
      DynamicAri first = DynamicAri.over(client, cache);
      DynamicAri second = DynamicAri.over(client, cache);
      DynamicAri third = DynamicAri.over(other, cache);

      assertThat(second.docs()).isSameAs(first.docs());
      assertThat(third.docs().apiVersion()).isEqualTo(first.docs().apiVersion());
      assertThat(third.repository("channels").operations()).contains("all");
      assertThat(cache.size()).isEqualTo(2);
      newer.serve("/api-docs/resources.json", newerListing());
      DynamicAri.over(other, cache);
      assertThat(cache.size()).isEqualTo(2);
    }
    assertThatThrownBy(() -> DocsCache.create(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String newerListing() {
    return "{\"swaggerVersion\": \"1.1\", \"apiVersion\": \"11\", \"basePath\": \"/\", \"apis\":"
        + " [{\"path\": \"/api-docs/sounds.json\", \"description\": \"\"}]}";
  }

  @Test
  void theTextOfAnAnswerIsUtf8() {
    asterisk.answer(
        new Answer(200, "application/json", "[\"ü\"]".getBytes(StandardCharsets.UTF_8), Map.of()));

    assertThat(ari.repository("sounds").call("list").list()).containsExactly("ü");
  }
}
