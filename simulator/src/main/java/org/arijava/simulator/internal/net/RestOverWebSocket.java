/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arijava.simulator.internal.rest.Answer;
import org.arijava.simulator.internal.rest.Call;
import org.arijava.simulator.internal.rest.Decoding;
import org.arijava.simulator.internal.rest.Later;
import org.arijava.simulator.internal.rest.Outcome;
import org.arijava.simulator.internal.world.Application;
import org.arijava.simulator.internal.world.Json;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Requests that come over the WebSocket of events: one after the other, so that one that waits
 * holds up those behind it. Confined to the world's thread.
 */
final class RestOverWebSocket {
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD");
  private static final Answer NO_FILES = Answer.empty(406, "Not Acceptable.  Use HTTP GET");
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Server server;
  private final World world;
  private final EventConnection connection;
  private final EventConnection.Login login;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private boolean busy;

  RestOverWebSocket(Server server, EventConnection connection, EventConnection.Login login) {
    this.server = server;
    world = server.world();
    this.connection = connection;
    this.login = login;
  }

  void received(byte[] message) {
    if (world.hasModel("RESTResponse")) {
      waiting.add(message);
      next();
    } else {
      connection.requestDone();
    }
  }

  private void next() {
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      Envelope envelope = Envelope.read(waiting.remove());
      outcome(envelope)
          .then(
              answer -> {
                send(envelope, answer);
                connection.requestDone();
                busy = false;
                if (!waiting.isEmpty()) {
                  world.soon(this::next);
                }
              });
    }
  }

  private Outcome outcome(Envelope envelope) {
    Answer wrong = envelope.complaint();
    if (wrong != null) {
      return wrong;
    }
    Outcome refusal = Exchange.refusal(login.user(), envelope.method());
    if (refusal != null) {
      return refusal;
    }
    boolean isFile = envelope.path().matches("recordings/stored/[^/]+/file");
    var later = new Later();
    server
        .faults()
        .route(
            envelope.call(),
            answer -> later.complete(isFile && answer.status() == 200 ? NO_FILES : answer),
            connection::cut);
    return later;
  }

  private void send(Envelope envelope, Answer answer) {
    Map<String, Object> response =
        world
            .events()
            .of(
                "RESTResponse",
                "transaction_id",
                envelope.transactionId(),
                "request_id",
                envelope.requestId(),
                "status_code",
                answer.status(),
                "reason_phrase",
                answer.reason(),
                "uri",
                envelope.path());
    if (answer.body().length > 0) {
      response.put("content_type", answer.contentType());
      response.put("message_body", new String(answer.body(), StandardCharsets.UTF_8));
    }
    String name = login.apps().get(0);
    Application application = world.applications().active(name);
    if (application != null) {
      world.events().respond(connection, application, response);
    }
  }

  /**
   * A message from the client.
   *
   * @param complaint what is wrong with it
   */
  private record Envelope(
      String transactionId,
      String requestId,
      String method,
      String uri,
      Map<String, String> overrides,
      String contentType,
      String body,
      @Nullable Answer complaint) {
    private static final Answer NO_JSON = Answer.empty(400, "Failed to parse request message JSON");

    static Envelope read(byte[] message) {
      Object json;
      try {
        json = Json.read(message);
      } catch (JacksonException e) {
        json = null;
      }
      if (!(json instanceof Map || json instanceof List)) {
        return new Envelope("", "", "", "", Map.of(), "", "", NO_JSON);
      }
      Map<?, ?> map = json instanceof Map<?, ?> object ? object : Map.of();
      var overrides = new LinkedHashMap<String, String>();
      String complaint = complaint(map, overrides);
      return new Envelope(
          text(map, "transaction_id"),
          text(map, "request_id"),
          text(map, "method"),
          text(map, "uri"),
          overrides,
          text(map, "content_type"),
          text(map, "message_body"),
          complaint == null ? null : bad(complaint));
    }

    private static Answer bad(String reason) {
      return Answer.error(400, "Bad request", reason);
    }

    private static @Nullable String complaint(Map<?, ?> map, Map<String, String> overrides) {
      if (text(map, "type").isEmpty()) {
        return "No 'type' property.";
      }
      if (!text(map, "type").equals("RESTRequest")) {
        return "Unknown request type.";
      }
      if (text(map, "uri").isEmpty()) {
        return "Empty or missing 'uri' property.";
      }
      if (!METHODS.contains(text(map, "method"))) {
        return "Unknown or missing 'method' property.";
      }
      if (!text(map, "message_body").isEmpty()) {
        String type = text(map, "content_type");
        if (type.isEmpty()) {
          return "No 'content_type' for 'message_body'.";
        }
        if (!type.equals(JSON) && !type.equals(FORM)) {
          return "Unknown content type.";
        }
        if (type.equals(JSON) && !isJson(text(map, "message_body"))) {
          return "Unable to parse 'message_body' as 'application/json'.";
        }
      }
      return readOverrides(map.get("query_strings"), overrides)
          ? null
          : "Unable to parse 'query_strings' array.";
    }

    private static boolean isJson(String text) {
      try {
        Object value = Json.read(text.getBytes(StandardCharsets.UTF_8));
        return value instanceof Map || value instanceof List;
      } catch (JacksonException e) {
        return false;
      }
    }

    private static boolean readOverrides(@Nullable Object value, Map<String, String> overrides) {
      if (!(value instanceof List<?> list)) {
        return true; // it is passed over
      }
      for (Object item : list) {
        if (!(item instanceof Map<?, ?> pair)
            || !(pair.get("name") instanceof String name)
            || !(pair.get("value") instanceof String text)) {
          return false;
        }
        overrides.put(name, text);
      }
      return true;
    }

    private static String text(Map<?, ?> map, String name) {
      return map.get(name) instanceof String text ? text : "";
    }

    String path() {
      int question = uri.indexOf('?');
      return question < 0 ? uri : uri.substring(0, question);
    }

    Call call() {
      int question = uri.indexOf('?');
      return new Call(
          method,
          path(),
          question < 0 ? Map.of() : Decoding.form(uri.substring(question + 1)),
          overrides,
          contentType,
          body.getBytes(StandardCharsets.UTF_8),
          "",
          true);
    }
  }
}
