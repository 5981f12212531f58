/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.arijava.AriOptions;
import org.arijava.swagger.LoopbackServer;
import org.arijava.swagger.LoopbackServer.Answer;
import org.arijava.swagger.LoopbackServer.Asked;
import org.arijava.swagger.internal.JsonTree;

/** A server on loopback that describes itself as an Asterisk does and answers as it is told. */
final class FakeAsterisk implements AutoCloseable {

  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final LoopbackServer server;

  FakeAsterisk(Consumer<FactsAsDocs> doctor) throws InterruptedException {
    FactsAsDocs docs = new FactsAsDocs();
    doctor.accept(docs);
    docs.documents().forEach((path, document) -> documents.put(path, JsonTree.text(document)));
    this.server = LoopbackServer.answering(this::answer);
  }

  private Answer answer(Asked asked) {
    String path = asked.path().substring("/ari".length());
    if (documents.containsKey(path)) {
      return Answer.json(200, documents.get(path));
    }
    if (path.equals("/asterisk/info")) {
      return Answer.json(200, "{}");
    }
    if (path.startsWith("/applications/") && !asked.method().equals("PUT")) {
      return Answer.json(
          200, "{\"name\": \"hello\", \"channel_ids\": [\"__AST_CHANNEL_ALL_TOPIC\"]}");
    }
    synchronized (answers) {
      Answer next = answers.poll();
      return next == null ? Answer.empty(204) : next;
    }
  }

  /** Serves another text at a path below {@code /ari}. */
  void serve(String path, String text) {
    documents.put(path, text);
  }

  /** Serves every document with other text. */
  void serveDocs(UnaryOperator<String> change) {
    documents.replaceAll((path, text) -> change.apply(text));
  }

  /** Answers the next request that is no question of the client's own. */
  FakeAsterisk answer(int status, String json) {
    return answer(Answer.json(status, json));
  }

  FakeAsterisk answer(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  /** The last request, as {@code POST /channels?endpoint=x}. */
  String line() {
    return server.last().line().replaceFirst("/ari", "");
  }

  /** The body of the last request. */
  String body() {
    return server.last().body();
  }

  List<Asked> asked() {
    return server.asked();
  }

  void send(String event) {
    server.send(event);
  }

  /** {@code unanswered} for a request kept in silence, {@code given up} when its client did so. */
  String nextSilence() throws InterruptedException {
    return server.nextReceived();
  }

  void endSockets() {
    server.endSockets();
  }

  String url() {
    return server.url() + "/";
  }

  AriOptions options() {
    return AriOptions.of(o -> o.url(url()).credentials("hey", "peekaboo"));
  }

  DynamicAri connect() {
    return DynamicAri.connect(options());
  }

  @Override
  public void close() {
    server.close();
  }
}
