/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A transport that keeps what is sent and answers what it is told to, 204 otherwise. */
class FakeTransport implements Transport {

  final List<AriRequest> sent = new ArrayList<>();
  final List<String> opened = new ArrayList<>();
  private final Deque<AriResponse> answers = new ArrayDeque<>();
  EventSocket.Listener listener;
  final CountDownLatch closed = new CountDownLatch(1);

  /** What Asterisk says of itself. */
  volatile String info = "{}";

  static AriOptions options() {
    return AriOptions.of(o -> o.url("http://127.0.0.1:8088/").credentials("hey", "peekaboo"));
  }

  FakeTransport answer(int status, String body) {
    answers.add(json(status, body));
    return this;
  }

  AriRequest last() {
    return sent.get(sent.size() - 1);
  }

  String lastLine() {
    return last().method()
        + " "
        + last().path()
        + (last().query().isEmpty() ? "" : "?" + last().query());
  }

  String lastBody() {
    return last().body() == null ? "" : new String(last().body(), StandardCharsets.UTF_8);
  }

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    String known = known(request.method() + " " + request.path());
    if (known == null && answers.isEmpty() && request.path().matches("/(channels|bridges)")) {
      known = request.method().equals("GET") ? "[]" : null; // what a session asks after a gap
    }
    if (known != null) {
      return CompletableFuture.completedFuture(json(200, known));
    }
    sent.add(request);
    AriResponse answer = answers.poll();
    return CompletableFuture.completedFuture(
        answer == null ? new AriResponse(204, "No Content", "", new byte[0]) : answer);
  }

  /** What a session asks when it begins. */
  private String known(String operation) {
    if (operation.startsWith("GET /applications/")) {
      return "{\"name\":\"a\",\"channel_ids\":[]}";
    }
    return operation.equals("GET /asterisk/info") ? info : null;
  }

  static AriResponse json(int status, String body) {
    return new AriResponse(
        status, "Phrase", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    sent.add(request);
    byte[] body = answers.remove().body();
    return CompletableFuture.completedFuture(
        new AriDownload("audio/wav", body.length, new ByteArrayInputStream(body)));
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener events) {
    opened.add(query);
    listener = events;
    return CompletableFuture.completedFuture(() -> events.closed("closed by us", true));
  }

  void receive(String event) {
    listener.received(event.getBytes(StandardCharsets.UTF_8));
  }

  /** An event of the application hello that names one object. */
  void receive(String type, String kind, String id) {
    receive(
        "{\"type\":\"%s\",\"application\":\"hello\",\"%s\":{\"%s\":\"%s\"}}"
            .formatted(type, kind, kind.equals("recording") ? "name" : "id", id));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
