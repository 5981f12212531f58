/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that comes over a WebSocket, in its order, without the client between. Thread-safe. */
final class EventLog implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<JsonNode> messages = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;
  private boolean closed;

  /** Opens a socket, with a query such as {@code app=a,b&subscribeAll=true}. */
  EventLog(RunningServer server, String query) {
    RawHttp http = new RawHttp(server.url(), server.user(), server.password());
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", http.authorization())
            .buildAsync(
                URI.create("ws" + server.url().toString().substring(4) + "ari/events?" + query),
                this)
            .join();
  }

  /** Sends a text. */
  void send(String message) {
    socket.sendText(message, true).join();
  }

  /** The first message, from the beginning on, that is as wanted. */
  JsonNode await(String what, Predicate<JsonNode> wanted) {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      int seen = 0;
      while (true) {
        for (; seen < messages.size(); seen++) {
          if (wanted.test(messages.get(seen))) {
            return messages.get(seen);
          }
        }
        if (left <= 0) {
          throw new AssertionError("no " + what + " came, but " + labels(messages));
        }
        left = grown.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while it waited for " + what, e);
    } finally {
      lock.unlock();
    }
  }

  /** The first event of the type about the object. */
  JsonNode await(String type, String id) {
    return await(type + " of " + id, e -> e.path("type").asString().equals(type) && isAbout(e, id));
  }

  /** What came about the object so far: types, with what tells them apart. */
  List<String> of(String id) {
    return labels(all().stream().filter(e -> isAbout(e, id)).toList());
  }

  /** All that came so far. */
  List<JsonNode> all() {
    lock.lock();
    try {
      return List.copyOf(messages);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isAbout(JsonNode event, String id) {
    return Stream.of("channel", "peer", "playback", "bridge", "recording", "device_state")
        .map(event::path)
        .flatMap(object -> Stream.of(object.path("id"), object.path("name")))
        .anyMatch(value -> value.isString() && value.asString().equals(id));
  }

  private static List<String> labels(List<JsonNode> events) {
    return events.stream().map(EventLog::label).toList();
  }

  private static String label(JsonNode event) {
    String detail =
        Stream.of(
                event.path("dialstatus"),
                event.path("variable"),
                event.path("digit"),
                event.path("playback").path("state"),
                event.path("recording").path("state"))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .collect(Collectors.joining(","));
    return event.path("type").asString() + (detail.isEmpty() ? "" : " " + detail);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    lock.lock();
    try {
      text.append(data);
      if (last) {
        messages.add(Trace.JSON.readTree(text.toString()));
        text.setLength(0);
        grown.signalAll();
      }
    } finally {
      lock.unlock();
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      socket
          .sendClose(WebSocket.NORMAL_CLOSURE, "")
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .join();
    }
  }
}
