/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests over the WebSocket of events are answered on it, one after the other. */
final class RestOverWebSocketTest {
  private final AsteriskSimulator asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD));
  private final Caller caller = new Caller(asterisk);
  private final Caller.Frames events = caller.events("app=a");

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  private void send(String json) {
    events.socket.sendText(json, true).join();
  }

  private Map<String, Object> response() {
    Map<String, Object> message = events.next();
    while (!message.get("type").equals("RESTResponse")) {
      message = events.next();
    }
    return message;
  }

  @Test
  void aRequestIsAnsweredWithItsIds() {
    send(
        """
        {"type":"RESTRequest","transaction_id":"t","request_id":"r","method":"GET",
         "uri":"asterisk/info","query_strings":[{"name":"only","value":"system"}]}
        """);
    assertThat(response())
        .containsEntry("transaction_id", "t")
        .containsEntry("request_id", "r")
        .containsEntry("status_code", 200)
        .containsEntry("reason_phrase", "OK")
        .containsEntry("uri", "asterisk/info")
        .containsEntry("application", "a")
        .containsEntry(
            "message_body",
            "{\"system\":{\"version\":\"22.10.1\",\"entity_id\":\"02:00:00:00:00:01\"}}");
    send(
        """
        {"type":"RESTRequest","method":"PUT","uri":"deviceStates/Stasis:x",
         "content_type":"application/json","message_body":"{\\"deviceState\\":\\"INUSE\\"}"}
        """);
    assertThat(response()).containsEntry("status_code", 204).doesNotContainKey("message_body");
  }

  @Test
  void whatIsNoRequestIsRefusedWithTheReason() {
    for (var wrong :
        Map.of(
                "{}", "No 'type' property.",
                "[]", "No 'type' property.",
                "{\"type\":\"X\"}", "Unknown request type.",
                "{\"type\":\"RESTRequest\"}", "Empty or missing 'uri' property.",
                "{\"type\":\"RESTRequest\",\"uri\":\"x\",\"method\":\"get\"}",
                    "Unknown or missing 'method' property.")
            .entrySet()) {
      send(wrong.getKey());
      assertThat(response())
          .containsEntry("status_code", 400)
          .containsEntry("reason_phrase", "Bad request")
          .containsEntry("message_body", "{\"message\":\"" + wrong.getValue() + "\"}");
    }
    send("{");
    assertThat(response())
        .containsEntry("status_code", 400)
        .containsEntry("reason_phrase", "Failed to parse request message JSON")
        .doesNotContainKey("message_body");
    send("{\"type\":\"RESTRequest\",\"uri\":\"/channels\",\"method\":\"GET\"}");
    assertThat(response()).containsEntry("status_code", 405);
  }

  @Test
  void aRequestThatWaitsHoldsUpThoseBehindIt() {
    caller.ask("POST", "/channels?endpoint=Local/answer@default&app=a&channelId=c");
    events.upTo("StasisStart c");
    caller.ask("POST", "/channels/c/play/p?media=sound:hello-world");
    events.upTo("PlaybackStarted p playing");
    send(request("set", "POST", "channels/c/variable?variable=V&value=1"));
    send(request("stop", "DELETE", "playbacks/p"));
    assertThat(caller.ask("GET", "/playbacks/p")).startsWith("200");
    asterisk.advance(ofSeconds(2));
    assertThat(response()).containsEntry("request_id", "set").containsEntry("status_code", 204);
    assertThat(response()).containsEntry("request_id", "stop").containsEntry("status_code", 404);
  }

  private static String request(String id, String method, String uri) {
    return "{\"type\":\"RESTRequest\",\"request_id\":\""
        + id
        + "\",\"method\":\""
        + method
        + "\",\"uri\":\""
        + uri
        + "\"}";
  }
}
