/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Requests over a WebSocket of events are answered on it. Without the client between. */
@OnAsterisk({ASTERISK_22, SIMULATOR})
class RestOverWebSocketIT extends LiveContract {

  private static final String APP = "over-websocket";

  private final EventLog socket;

  RestOverWebSocketIT(LiveAsterisk live) {
    super(live);
    this.socket = new EventLog(live.server(), "app=" + APP);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private void send(String id, String rest) {
    socket.send("{\"type\":\"RESTRequest\",\"request_id\":\"" + id + "\"," + rest + "}");
  }

  private JsonNode answer(String id) {
    return socket.await(
        "answer to " + id,
        e ->
            e.path("type").asString().equals("RESTResponse")
                && e.path("request_id").asString().equals(id));
  }

  private int status(String id) {
    return answer(id).get("status_code").asInt();
  }

  private static JsonNode body(JsonNode answer) {
    return Trace.JSON.readTree(answer.get("message_body").asString());
  }

  @Test
  void aRequestIsAnsweredWithItsIdsAndItsApplication() {
    send("ping", "\"transaction_id\":\"t\",\"method\":\"GET\",\"uri\":\"asterisk/ping\"");

    JsonNode answer = answer("ping");
    assertThat(answer.get("transaction_id").asString()).isEqualTo("t");
    assertThat(answer.get("status_code").asInt()).isEqualTo(200);
    assertThat(answer.get("reason_phrase").asString()).isEqualTo("OK");
    assertThat(answer.get("uri").asString()).isEqualTo("asterisk/ping");
    assertThat(answer.get("content_type").asString()).isEqualTo("application/json");
    assertThat(answer.get("application").asString()).isEqualTo(APP);
    assertThat(body(answer).get("ping").asString()).isEqualTo("pong");
  }

  @Test
  void parametersComeAsAQueryAsAListOrInTheBody() {
    String device = "\"method\":\"PUT\",\"uri\":\"deviceStates/Stasis:over-websocket";
    send("query", device + "?deviceState=INUSE\"");
    send("list", device + "\",\"query_strings\":[{\"name\":\"deviceState\",\"value\":\"BUSY\"}]");
    send(
        "body",
        device
            + "\",\"content_type\":\"application/json\","
            + "\"message_body\":\"{\\\"deviceState\\\":\\\"RINGING\\\"}\"");
    send("read", "\"method\":\"GET\",\"uri\":\"deviceStates/Stasis:over-websocket\"");
    send("delete", "\"method\":\"DELETE\",\"uri\":\"deviceStates/Stasis:over-websocket\"");

    assertThat(status("query")).isEqualTo(204);
    assertThat(status("list")).isEqualTo(204);
    assertThat(status("body")).isEqualTo(204);
    assertThat(answer("body").has("message_body")).isFalse();
    assertThat(body(answer("read")).get("state").asString()).isEqualTo("RINGING");
    assertThat(status("delete")).isEqualTo(204);
  }

  @Test
  void requestsAreAnsweredInTheirOrder() {
    for (String id : List.of("1", "2", "3", "4", "5")) {
      send(id, "\"method\":\"GET\",\"uri\":\"asterisk/info?only=system\"");
    }

    answer("5");
    assertThat(
            socket.all().stream()
                .filter(e -> e.path("type").asString().equals("RESTResponse"))
                .map(e -> e.get("request_id").asString()))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void whatIsNotThereIsToldAsOverHttp() {
    send("thing", "\"method\":\"GET\",\"uri\":\"channels/no-such\"");
    send("path", "\"method\":\"GET\",\"uri\":\"no/such/path\"");

    assertThat(status("thing")).isEqualTo(404);
    assertThat(body(answer("thing")).get("message").asString()).isEqualTo("Channel not found");
    assertThat(status("path")).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "method":"GET"                                 | Empty or missing 'uri' property.
          "method":"get","uri":"channels"                | Unknown or missing 'method' property.
          "uri":"channels"                               | Unknown or missing 'method' property.
          "method":"POST","uri":"x","message_body":"{}"  | No 'content_type' for 'message_body'.
          "method":"GET","uri":"x","query_strings":[5]   | Unable to parse 'query_strings' array.
          "method":"GET","uri":"events?app=x"            | Can't upgrade to websocket from a websocket
          """)
  void whatIsNoRequestIsRefusedWithTheReasonInTheBody(String wrong, String message) {
    send("wrong", wrong);

    JsonNode answer = answer("wrong");
    assertThat(answer.get("status_code").asInt()).isEqualTo(400);
    assertThat(answer.get("reason_phrase").asString()).isEqualTo("Bad request");
    assertThat(body(answer).get("message").asString()).isEqualTo(message);
  }

  @Test
  void aListOfParametersThatIsNoneIsPassedOver() {
    send("odd", "\"method\":\"GET\",\"uri\":\"asterisk/ping\",\"query_strings\":\"x\"");

    assertThat(status("odd")).isEqualTo(200);
  }

  @Test
  void aChannelIsCalledAndHungUpAndItsEventsComeBetweenTheAnswers() {
    String id = fresh();
    send(
        "call",
        "\"method\":\"POST\",\"uri\":\"channels?endpoint=Local/answer@default&app=%s&channelId=%s\""
            .formatted(APP, id));
    socket.await("StasisStart", id);
    send("hangup", "\"method\":\"DELETE\",\"uri\":\"channels/" + id + "\"");
    socket.await("StasisEnd", id);

    assertThat(status("call")).isEqualTo(200);
    assertThat(body(answer("call")).get("id").asString()).isEqualTo(id);
    assertThat(status("hangup")).isEqualTo(204);
  }
}
