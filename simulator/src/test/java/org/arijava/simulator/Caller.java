/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** A client of ARI that knows nothing of it, made of the JDK's own. */
final class Caller implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<WebSocket> sockets = new ArrayList<>();

  Caller(AsteriskSimulator asterisk) {
    base = asterisk.url();
  }

  static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> send(String method, String target, String json) {
    try {
      var request =
          HttpRequest.newBuilder(base.resolve("/ari" + target))
              .header("Authorization", basic("hey", "peekaboo"))
              .timeout(PATIENCE)
              .method(
                  method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
      if (!json.isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(method + " " + target, e);
    }
  }

  /** The status and the body of the answer, in one text. */
  String ask(String method, String target) {
    return ask(method, target, "");
  }

  String ask(String method, String target, String json) {
    HttpResponse<String> response = send(method, target, json);
    return response.statusCode() + " " + response.body();
  }

  @SuppressWarnings("unchecked") // JSON objects are such maps
  Map<String, Object> object(String method, String target) {
    return (Map<String, Object>) MAPPER.readValue(send(method, target, "").body(), Object.class);
  }

  CompletableFuture<HttpResponse<String>> sendLater(String method, String target) {
    var request =
        HttpRequest.newBuilder(base.resolve("/ari" + target))
            .header("Authorization", basic("hey", "peekaboo"))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody());
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Opens the WebSocket of applications. */
  Frames events(String query) {
    var frames = new Frames();
    URI uri = URI.create("ws://127.0.0.1:" + base.getPort() + "/ari/events?" + query);
    frames.socket =
        http.newWebSocketBuilder()
            .header("Authorization", basic("hey", "peekaboo"))
            .buildAsync(uri, frames)
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    sockets.add(frames.socket);
    return frames;
  }

  @Override
  public void close() {
    sockets.forEach(WebSocket::abort);
  }

  /** The messages of a WebSocket. */
  static final class Frames implements WebSocket.Listener {
    private static final int ABNORMAL = 1006;

    private final LinkedBlockingQueue<Map<String, Object>> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket socket;

    @Override
    @SuppressWarnings("unchecked") // JSON objects are such maps
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add((Map<String, Object>) MAPPER.readValue(text.toString(), Object.class));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }

    /** The code it was closed with, or "cut" when it was without one. */
    String end() {
      return closed
          .orTimeout(10, TimeUnit.SECONDS)
          .handle(
              (code, e) -> {
                if (e instanceof TimeoutException) {
                  throw new AssertionError("It stayed open", e);
                }
                return code == null || code == ABNORMAL ? "cut" : String.valueOf(code);
              })
          .join();
    }

    /** The next message. */
    Map<String, Object> next() {
      try {
        Map<String, Object> message = received.poll(10, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("No message came");
        }
        return message;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** The short forms of all messages up to the first of this short form. */
    List<String> upTo(String last) {
      var seen = new ArrayList<String>();
      do {
        try {
          Map<String, Object> message = received.poll(10, TimeUnit.SECONDS);
          if (message == null) {
            throw new AssertionError("No " + last + " after " + seen);
          }
          seen.add(brief(message));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      } while (!seen.get(seen.size() - 1).equals(last));
      return seen;
    }

    /** Whether nothing is there that was not read. */
    boolean isEmpty() {
      return received.isEmpty();
    }

    /** The type of an event, and which thing it is about, and what came of that. */
    static String brief(Map<String, Object> event) {
      var text = new StringBuilder(String.valueOf(event.get("type")));
      for (String key : List.of("peer", "channel", "playback", "recording", "bridge")) {
        if (event.get(key) instanceof Map<?, ?> thing) {
          text.append(' ')
              .append(
                  thing.containsKey("name")
                          && !key.equals("channel")
                          && !key.equals("peer")
                          && !key.equals("bridge")
                      ? thing.get("name")
                      : thing.get("id"));
          break;
        }
      }
      for (String key :
          List.of("dialstatus", "variable", "value", "cause", "soft", "digit", "dialplan_app")) {
        if (event.containsKey(key)) {
          text.append(' ').append(event.get(key));
        }
      }
      if (event.get("playback") instanceof Map<?, ?> playback) {
        text.append(' ').append(playback.get("state"));
      }
      if (event.get("recording") instanceof Map<?, ?> recording) {
        text.append(' ').append(recording.get("state"));
      }
      return text.toString();
    }
  }
}
