/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.Channel;
import org.arijava.Subscription;
import org.arijava.error.AriTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What this library was not made for: a new resource, model, operation, parameter and event. */
@Timeout(60)
class NewerAsteriskTest {

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private FakeAsterisk asterisk;
  private DynamicAri ari;

  @BeforeEach
  void connect() throws Exception {
    asterisk = new FakeAsterisk(NewerAsteriskTest::doctor);
    ari = asterisk.connect();
  }

  @AfterEach
  void close() {
    ari.close();
    asterisk.close();
  }

  private static Map<String, Object> parameter(String name, String kind, String type) {
    return new LinkedHashMap<>(
        Map.of("name", name, "paramType", kind, "dataType", type, "required", kind.equals("path")));
  }

  private static Map<String, Object> operation(
      String method, String nickname, String type, List<Map<String, Object>> parameters) {
    return new LinkedHashMap<>(
        Map.of(
            "httpMethod",
            method,
            "nickname",
            nickname,
            "responseClass",
            type,
            "parameters",
            parameters));
  }

  private static Map<String, Object> model(String id, Map<String, Object> properties) {
    return new LinkedHashMap<>(Map.of("id", id, "properties", new LinkedHashMap<>(properties)));
  }

  private static void doctor(FactsAsDocs docs) {
    Map<String, Object> room =
        model(
            "Room",
            Map.of(
                "id",
                FactsAsDocs.property("string", true),
                "members",
                FactsAsDocs.property("List[Channel]", false)));
    Map<String, Object> roomId = parameter("roomId", "path", "string");
    docs.apis("rooms")
        .add(FactsAsDocs.api("/rooms/{roomId}", operation("GET", "get", "Room", List.of(roomId))));
    docs.apis("rooms")
        .add(
            FactsAsDocs.api(
                "/rooms",
                operation(
                    "POST", "open", "Room", List.of(parameter("roomId", "query", "string")))));
    docs.apis("rooms")
        .add(
            FactsAsDocs.api(
                "/rooms/{roomId}/announce",
                operation(
                    "POST",
                    "announce",
                    "void",
                    List.of(
                        roomId,
                        parameter("X-Loud", "header", "boolean"),
                        parameter("text", "query", "string")))));
    docs.models("rooms").put("Room", room);
    docs.apis("channels")
        .add(
            FactsAsDocs.api(
                "/channels/{channelId}/levitate",
                operation(
                    "POST",
                    "levitate",
                    "void",
                    List.of(
                        parameter("channelId", "path", "string"),
                        parameter("height", "query", "int")))));
    addParameter(docs);
    docs.models("events").put("Room", room);
    addEvent(
        docs,
        "RoomJoined",
        Map.of(
            "room", FactsAsDocs.property("Room", true),
            "newcomer", FactsAsDocs.property("Channel", false),
            "others", FactsAsDocs.property("List[Channel]", false)));
    addEvent(docs, "ChannelFloated", Map.of("channel", FactsAsDocs.property("Channel", true)));
  }

  @SuppressWarnings("unchecked")
  private static void addParameter(FactsAsDocs docs) {
    Map<String, Object> answer = docs.operation("channels", "answer");
    List<Object> parameters = new java.util.ArrayList<>((List<Object>) answer.get("parameters"));
    parameters.add(parameter("politely", "query", "boolean"));
    answer.put("parameters", parameters);
  }

  @SuppressWarnings("unchecked")
  private static void addEvent(FactsAsDocs docs, String type, Map<String, Object> properties) {
    docs.models("events").put(type, model(type, properties));
    ((List<Object>) docs.models("events").get("Event").get("subTypes")).add(type);
  }

  private static String event(String type, String more) {
    return "{\"type\": \"%s\", \"application\": \"hello\", %s}".formatted(type, more);
  }

  private String next() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void aNewOperationAndANewParameterAreCalled() {
    DynamicObject channel = ari.ref("Channel", "1");
    channel.call("levitate", Map.of("height", 3));
    assertThat(asterisk.line()).isEqualTo("POST /channels/1/levitate?height=3");
    assertThatThrownBy(() -> channel.call("levitate", Map.of("height", "high")))
        .hasMessage("channels.levitate: height must be a whole number, not 'high'");

    channel.call("answer", Map.of("politely", true));
    assertThat(asterisk.line()).isEqualTo("POST /channels/1/answer?politely=true");
  }

  @Test
  void aNewResourceHasObjectsOfItsNewModel() {
    asterisk.answer(200, "{\"id\": \"r1\", \"members\": []}");
    DynamicObject room = ari.repository("rooms").call("open").object();
    assertThat(asterisk.line()).matches("POST /rooms\\?roomId=[0-9a-f-]{36}");
    assertThat(room).hasToString("Room r1");
    assertThat(room.operations()).containsExactly("get", "announce");

    room.call("announce", Map.of("text", "Hello"));
    assertThat(asterisk.line()).isEqualTo("POST /rooms/r1/announce?text=Hello");
    assertThatThrownBy(() -> room.call("announce", Map.of("X-Loud", true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a header or a form");
  }

  @Test
  @Tag("B1")
  void aNewEventBringsItsObjectsWhereverTheyAre() throws Exception {
    ari.on("RoomJoined", e -> heard.add(e.objects().toString()));
    ari.dispatch(
        event(
            "RoomJoined",
            "\"room\": {\"id\": \"r\"}, \"newcomer\": {\"id\": \"1\"},"
                + " \"others\": [{\"id\": \"2\"}, {\"id\": \"3\"}]"));

    assertThat(next())
        .isEqualTo("{room=Room r, newcomer=Channel 1, others[0]=Channel 2, others[1]=Channel 3}");
  }

  @Test
  void anObjectHearsOfANewEventInItsTurn() throws Exception {
    ari.ref("Channel", "1").on("ChannelFloated", e -> heard.add("floated"));
    ari.client().on("ChannelFloated", e -> heard.add("typed " + e.type()));
    ari.dispatch(event("ChannelFloated", "\"channel\": {\"id\": \"1\"}"));

    assertThat(List.of(next(), next()))
        .containsExactlyInAnyOrder("floated", "typed ChannelFloated");
  }

  @Test
  void anObjectHearsOfItselfInNewFieldsAndLists() throws Exception {
    Subscription one = ari.ref("Channel", "1").on("RoomJoined", e -> heard.add("one"));
    ari.ref("Channel", "3").on("RoomJoined", e -> heard.add("three"));
    ari.ref("Room", "r").on("RoomJoined", e -> heard.add("room"));
    String joined =
        event(
            "RoomJoined",
            "\"room\": {\"id\": \"%s\"}, \"newcomer\": {\"id\": \"%s\"}, \"others\": [{\"id\": \"%s\"}]");

    ari.dispatch(joined.formatted("x", "y", "z"));
    ari.dispatch(joined.formatted("x", "1", "z"));
    assertThat(next()).isEqualTo("one");
    ari.dispatch(joined.formatted("r", "y", "3"));
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder("three", "room");
    one.close();
    assertThat(one.isActive()).isFalse();
  }

  @Test
  void anEventIsReadOnceForAllWhoListenToItsNewFields() throws Exception {
    String joined =
        event(
            "RoomJoined",
            "\"room\": {\"id\": \"r\"}, \"newcomer\": {\"id\": \"1\"}, \"others\": [{\"id\": \"1\"}]");
    List<DynamicEvent> events = new CopyOnWriteArrayList<>();
    List<Subscription> all = new ArrayList<>();
    all.add(
        ari.ref("Channel", "1")
            .on(
                "RoomJoined",
                e -> {
                  events.add(e);
                  all.get(1).close();
                  throw new IllegalStateException("the first fails");
                }));
    all.add(ari.ref("Channel", "1").on("RoomJoined", e -> heard.add("closed")));
    all.add(
        ari.ref("Room", "r")
            .on(
                "RoomJoined",
                e -> {
                  events.add(e);
                  heard.add("room");
                }));
    ari.dispatch(joined);

    assertThat(next()).isEqualTo("room");
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isSameAs(events.get(1));
    all.forEach(Subscription::close);
    all.forEach(Subscription::close);
    ari.ref("Room", "r").on("RoomJoined", e -> heard.add("again"));
    ari.dispatch(joined);
    assertThat(next()).isEqualTo("again");
    assertThat(heard).isEmpty();
    assertThat(all).noneMatch(Subscription::isActive);
  }

  @Test
  void oneWaitsForAnObjectInANewField() throws Exception {
    DynamicObject room = ari.ref("Room", "r");
    CompletableFuture<DynamicEvent> waiting =
        CompletableFuture.supplyAsync(() -> room.await("RoomJoined", Duration.ofSeconds(20)));
    while (!waiting.isDone()) {
      ari.dispatch(event("RoomJoined", "\"room\": {\"id\": \"other\"}"));
      ari.dispatch(event("RoomJoined", "\"room\": {\"id\": \"r\"}"));
      Thread.onSpinWait();
    }

    assertThat(waiting.get().object("room")).isEqualTo(room);
    assertThatThrownBy(() -> room.await("RoomJoined", Duration.ofMillis(1)))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessage("no RoomJoined of Room r within PT0.001S");
  }

  @Test
  void whatIsKnownStaysTyped() {
    asterisk.answer(200, "{\"id\": \"1\", \"aura\": \"blue\"}");
    DynamicObject channel = ari.repository("channels").call("get", "1").object();

    assertThat(channel.text("aura")).isEqualTo("blue");
    assertThat(channel.as(Channel.class).raw()).containsEntry("aura", "blue");
  }
}
