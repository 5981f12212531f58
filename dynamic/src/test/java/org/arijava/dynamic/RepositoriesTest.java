/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriSession;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriDecodeException;
import org.arijava.error.NotFoundException;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repositories and their operations, as the description has them. */
@Timeout(60)
class RepositoriesTest extends FakeAsteriskClient {

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
  @Tag("C11")
  @Tag("C12")
  @Tag("B28")
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
  void aCallNeedNotBeWaitedFor() throws Exception {
    asterisk.answer(200, "[" + CHANNEL + "]");
    CompletableFuture<DynamicResult> list = channels().callAsync("list");
    assertThat(list.get(20, TimeUnit.SECONDS).objects()).hasSize(1);
    asterisk.answer(404, "{\"message\": \"Channel not found\"}");
    assertThatThrownBy(() -> channels().callAsync("get", "1").get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void endingAFutureEarlyGivesTheRequestUp() throws Exception {
    for (Consumer<CompletableFuture<?>> ending :
        List.<Consumer<CompletableFuture<?>>>of(
            waiting -> waiting.cancel(true),
            waiting -> waiting.completeExceptionally(new TimeoutException()))) {
      asterisk.answer(Answer.silence());
      CompletableFuture<DynamicResult> waiting = channels().callAsync("get", "1");
      assertThat(asterisk.nextSilence()).isEqualTo("unanswered");

      ending.accept(waiting);

      assertThat(asterisk.nextSilence()).isEqualTo("given up");
    }
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

  @Test
  void aSecondConnectionWithTheSameCacheDownloadsTheDescriptionButDoesNotReadIt() {
    DocsCache cache = DocsCache.create(1);
    try (DynamicAri first = DynamicAri.connect(asterisk.options(), cache)) {
      int asked = asterisk.asked().size();
      try (DynamicAri second = DynamicAri.connect(asterisk.options(), cache)) {
        assertThat(second.docs()).isSameAs(first.docs());
        assertThat(second.client()).isNotSameAs(first.client());
        assertThat(asterisk.asked().subList(asked, asterisk.asked().size()))
            .anyMatch(one -> one.path().endsWith("/api-docs/channels.json"));
      }
    }
  }

  private static String newerListing() {
    return "{\"swaggerVersion\": \"1.1\", \"apiVersion\": \"11\", \"basePath\": \"/\", \"apis\":"
        + " [{\"path\": \"/api-docs/sounds.json\", \"description\": \"\"}]}";
  }
}
