/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.event.Event;
import org.arijava.spi.ObjectSnapshot;
import org.arijava.spi.UntypedAri;
import org.arijava.spi.UntypedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client below its types, which twins stand on. */
@Timeout(60)
class UntypedTest {

  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);
  private final UntypedAri untyped = ari.untyped();

  @AfterEach
  void close() {
    ari.close();
  }

  private void receive(String type, String channel) {
    ari.dispatch(
        "{\"type\":\"%s\",\"application\":\"hello\",\"channel\":{\"id\":\"%s\"}}"
            .formatted(type, channel));
  }

  private ObjectSnapshot channel(String id) {
    return untyped.snapshot(ari.channels().ref(id)).orElseThrow();
  }

  @Test
  void aRequestOfAnyOperationTravelsAsThoseOfTheClient() {
    asterisk.answer(200, "{\"id\":\"a/b\"}");
    UntypedRequest request = untyped.request("POST", "/channels/{channelId}/levitate");
    request.id("channelId", "a/b").put("speed", "slow & low");
    request.put("height", 3);
    request.put("loudly", true);
    request.put("with", List.of("x", "y"));
    UntypedRequest.Answer answer = request.send();
    assertThat(asterisk.lastLine())
        .isEqualTo(
            "POST /channels/a%2Fb/levitate?speed=slow%20%26%20low&height=3&loudly=true&with=x%2Cy");
    assertThat(answer.response().bodyText()).isEqualTo("{\"id\":\"a/b\"}");
    assertThat(answer.asOf()).isZero();
  }

  @Test
  void aBodyIsAMapOfAnyValues() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", "\"quoted\"");
    body.put("whole", 1L);
    body.put("half", 0.5);
    body.put("exact", new BigDecimal("1.10"));
    body.put("large", new BigInteger("12345678901234567890"));
    body.put("yes", true);
    body.put("list", List.of("a", Map.of("b", 2)));
    body.put("nothing", null);
    UntypedRequest request = untyped.request("PUT", "/things");
    request.putBody(body);
    request.putBodyEntry("more", "of it");
    request.send();
    assertThat(asterisk.lastBody())
        .isEqualTo(
            "{\"text\":\"\\\"quoted\\\"\",\"whole\":1,\"half\":0.5,\"exact\":1.10,"
                + "\"large\":12345678901234567890,\"yes\":true,\"list\":[\"a\",{\"b\":2}],"
                + "\"nothing\":null,\"more\":\"of it\"}");

    UntypedRequest entries = untyped.request("POST", "/things");
    entries.putEntry("variables", "A", "1");
    entries.putEntry("variables", "B", 2);
    entries.send();
    assertThat(asterisk.lastBody()).isEqualTo("{\"variables\":{\"A\":\"1\",\"B\":2}}");

    UntypedRequest wrong = untyped.request("POST", "/things");
    wrong.putBodyEntry("thing", new Object());
    assertThatThrownBy(wrong::send)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no JSON value");
  }

  @Test
  void aValueIsForAVariableOfThePathAndOnlyOne() {
    UntypedRequest request = untyped.request("GET", "/channels/{channelId}").id("channelId", "1");
    for (String name : List.of("channelID", "channelId")) {
      assertThatThrownBy(() -> request.id(name, "2"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("GET /channels/1: " + name + " is no variable of the path, or has its value");
    }
  }

  @Test
  void aRefusalIsThrownOrFailsTheFuture() throws Exception {
    asterisk.answer(404, "{\"message\":\"No\"}").answer(404, "{\"message\":\"No\"}");
    assertThatThrownBy(() -> untyped.request("GET", "/things").send())
        .isInstanceOf(NotFoundException.class)
        .hasMessage("GET /things: 404 No");
    assertThat(
            untyped
                .request("GET", "/things")
                .sendAsync()
                .handle((answer, failure) -> failure)
                .get(20, TimeUnit.SECONDS))
        .isInstanceOf(NotFoundException.class);
    asterisk.answer(200, "bytes");
    try (var body = untyped.request("GET", "/things/{id}/file").id("id", "1").download().body()) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("bytes");
    }
  }

  @Test
  void whatARequestMakesIsListenedToBeforeItIsSent() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Void> released = new CompletableFuture<>();
    ari.on(
        "StasisStart",
        start -> {
          ObjectSnapshot made = new ObjectSnapshot("Channel", "2", "{}", untyped.now());
          untyped
              .request("POST", "/channels/{channelId}/snoop")
              .id("channelId", "1")
              .creates("Channel", "2")
              .sendAsync();
          untyped.on(made, "ChannelHold", e -> heard.add("of what was made"));
          asked.complete(null);
          released.join();
          heard.add("the maker");
        });
    receive("StasisStart", "1");
    asked.get(20, TimeUnit.SECONDS);
    receive("ChannelHold", "2");
    released.complete(null);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("the maker");
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("of what was made");
  }

  @Test
  void eventsOfAnObjectAreHeardAndWaitedForByName() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    ObjectSnapshot one = channel("1");
    Subscription subscription =
        untyped.on(one, "ChannelFutureThing", event -> heard.add(event.type()));
    receive("ChannelFutureThing", "2");
    receive("ChannelFutureThing", "1");
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("ChannelFutureThing");
    subscription.close();
    assertThat(untyped.await(one, "ChannelFutureThing", Duration.ofSeconds(20)).sequence())
        .isEqualTo(2);
    assertThat(untyped.now()).isEqualTo(2);
    assertThatThrownBy(() -> untyped.await("ChannelFutureThing", Duration.ofMillis(1)))
        .isInstanceOf(AriTimeoutException.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void eventsOfAnyObjectAreWaitedForAndKeptByName() throws Exception {
    try (EventQueue<Event> oneAtMost = ari.events(Event.class, 1);
        EventQueue<Event> named = ari.events("ChannelFutureThing")) { // which gets each event last
      receive("ChannelFutureThing", "1");
      receive("ChannelFutureThing", "1");
      assertThat(named.take(Duration.ofSeconds(20)).sequence()).isEqualTo(1);
      assertThat(named.take(Duration.ofSeconds(20)).sequence()).isEqualTo(2);
      assertThat(oneAtMost.take(Duration.ofSeconds(20)).sequence()).isEqualTo(2);
      assertThat(oneAtMost.dropped()).isEqualTo(1);
    }
    assertThatThrownBy(() -> ari.await("ChannelFutureThing", Duration.ofMillis(1)))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessage("waiting for ChannelFutureThing of any object: not within 1 ms");
    assertThatThrownBy(() -> ari.channels().ref("1").await("PlaybackStarted", Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "channel, Channel",
    "replace_channel, Channel",
    "refer_to.destination_channel, Channel",
    "bridge, Bridge",
    "device_state, DeviceState",
    "channel.bridge, ''",
    "aura, ''"
  })
  void theKindOfAFieldIsKnownOrNot(String path, String kind) {
    assertThat(untyped.kind(path).orElse("")).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "Application, hello, name",
    "Bridge, b, id",
    "Channel, 1.2, id",
    "DeviceState, Stasis:x, name",
    "Endpoint, PJSIP/alice, ''",
    "LiveRecording, r, name",
    "Mailbox, 1@default, name",
    "Playback, p, id",
    "Sound, hello, id",
    "StoredRecording, vm/1, name"
  })
  void aDomainObjectIsASnapshotAndBack(String kind, String id, String field) {
    ObjectSnapshot reference = new ObjectSnapshot(kind, id, "{}", 7);
    Object typed = untyped.typed(reference).orElseThrow();
    ObjectSnapshot back = untyped.snapshot(typed).orElseThrow();
    assertThat(back).hasToString(kind + " " + id);
    assertThat(typed).hasToString(kind + " " + id);

    String json =
        field.isEmpty()
            ? "{\"technology\":\"PJSIP\",\"resource\":\"alice\",\"aura\":\"blue\"}"
            : "{\"%s\":\"%s\",\"aura\":\"blue\"}".formatted(field, id);
    Object read = untyped.typed(new ObjectSnapshot(kind, id, json, 7)).orElseThrow();
    assertThat(read).isEqualTo(typed).hasSameHashCodeAs(typed);
    assertThat(untyped.snapshot(read)).contains(new ObjectSnapshot(kind, id, json, 7));
  }

  @Test
  void whatIsNoDomainObjectHasNoSnapshotAndNoType() {
    assertThat(untyped.snapshot("a text")).isEmpty();
    assertThat(untyped.typed(new ObjectSnapshot("Aura", "1", "{}", 0))).isEmpty();
  }
}
