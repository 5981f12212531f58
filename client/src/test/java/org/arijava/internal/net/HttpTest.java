/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HttpTest {

  private static AriResponse ask(NettyTransport transport, AriRequest request) throws Exception {
    return transport.exchange(request).get(30, TimeUnit.SECONDS);
  }

  @Test
  void getCarriesPathQueryHostAndCredentials() throws Exception {
    BlockingQueue<FakeConnection.Request> requests = new LinkedBlockingQueue<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  requests.add(connection.readRequest());
                  connection.answer("200 OK", "{\"a\":1}");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      AriResponse response =
          ask(
              transport,
              new AriRequest("GET", "/channels/17.42", "a=b%20c", null, Duration.ofSeconds(20)));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.reasonPhrase()).isEqualTo("OK");
      assertThat(response.contentType()).isEqualTo("application/json");
      assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"a\":1}");
      FakeConnection.Request request = requests.take();
      assertThat(request.line()).isEqualTo("GET /ari/channels/17.42?a=b%20c HTTP/1.1");
      assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.port());
      assertThat(request.header("Authorization")).isEqualTo("Basic dXNlcjpzM2NyZXQ=");
      assertThat(request.head()).doesNotContainIgnoringCase("Expect:", "Content-");
    }
  }

  @Test
  void postCarriesItsBodyAsJson() throws Exception {
    BlockingQueue<FakeConnection.Request> requests = new LinkedBlockingQueue<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  requests.add(connection.readRequest());
                  connection.answer("200 OK", "{}");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      ask(transport, FakeServer.post("/channels", "{\"app\":\"grüße\"}"));

      FakeConnection.Request request = requests.take();
      assertThat(request.line()).isEqualTo("POST /ari/channels HTTP/1.1");
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      assertThat(request.body()).isEqualTo("{\"app\":\"grüße\"}");
    }
  }

  @Test
  @Tag("B14")
  void thePrefixOfTheAddressIsKept() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (FakeServer server =
        FakeServer.play(
            connection -> {
              lines.add(connection.readRequest().line());
              connection.answer("200 OK", "{}");
            })) {
      NetworkOptions options =
          new NetworkOptions(
              URI.create("http://127.0.0.1:" + server.port() + "/asterisk/"),
              "u",
              "p",
              Duration.ofSeconds(10),
              1,
              null,
              true);
      try (NettyTransport transport = NettyTransport.create(options)) {
        ask(transport, FakeServer.get("/x"));
        assertThat(lines.take()).isEqualTo("GET /asterisk/ari/x HTTP/1.1");
      }
    }
  }

  @Test
  void aSecondRequestReusesTheConnection() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        NettyTransport transport = server.transport()) {
      for (int i = 0; i < 20; i++) {
        AriResponse response = ask(transport, FakeServer.post("/x", "{}"));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void connectionCloseIsHonoured() throws Exception {
    try (FakeServer server =
            FakeServer.answering(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        NettyTransport transport = server.transport()) {
      ask(transport, FakeServer.post("/x", "{}"));
      ask(transport, FakeServer.post("/x", "{}"));
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void anIdleConnectionIsGivenUp() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        NettyTransport transport = NettyTransport.create(server.options(), Duration.ofMillis(50))) {
      ask(transport, FakeServer.get("/x"));
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void twoHundredCallersShareFourConnections() throws Exception {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  for (var request = connection.readRequest();
                      request != null;
                      request = connection.readRequest()) {
                    most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                    String answer = request.line();
                    busy.decrementAndGet();
                    connection.answer("200 OK", answer);
                  }
                });
        NettyTransport transport = NettyTransport.create(server.options(4))) {
      List<CompletableFuture<AriResponse>> futures = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        futures.add(transport.exchange(FakeServer.get("/" + i)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(new String(futures.get(i).get(30, TimeUnit.SECONDS).body(), UTF_8))
            .isEqualTo("GET /ari/" + i + " HTTP/1.1");
      }
      assertThat(server.accepted()).isLessThanOrEqualTo(4);
      assertThat(most.get()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void requestsAreSentInTheOrderOfTheirCallsWhetherTheyWaitOrNot() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  for (var request = connection.readRequest();
                      request != null;
                      request = connection.readRequest()) {
                    lines.add(request.line());
                    connection.answer("200 OK", "{}");
                  }
                });
        NettyTransport transport = NettyTransport.create(server.options(1))) {
      for (int round = 0; round < 20; round++) { // the first of each finds a connection idle
        List<CompletableFuture<AriResponse>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          futures.add(transport.exchange(FakeServer.get("/" + i)));
        }
        for (int i = 0; i < 20; i++) {
          futures.get(i).get(30, TimeUnit.SECONDS);
          assertThat(lines.take()).isEqualTo("GET /ari/" + i + " HTTP/1.1");
        }
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void chunkedAndUnboundedBodiesAreWhole() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send(
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
                });
        NettyTransport transport = server.transport()) {
      assertThat(ask(transport, FakeServer.get("/1")).body()).asString(UTF_8).isEqualTo("abcde");
      assertThat(ask(transport, FakeServer.get("/2")).body())
          .asString(UTF_8)
          .isEqualTo("until the end");
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void anErrorInHtmlAndA401AreAnswersLikeOthers() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.answer("500 Internal Server Error", "<html>Oh</html>");
                  connection.readRequest();
                  connection.answer("401 Unauthorized", "{\"error\":\"Authentication required\"}");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      AriResponse html = ask(transport, FakeServer.get("/1"));
      assertThat(html.status()).isEqualTo(500);
      assertThat(html.body()).asString(UTF_8).isEqualTo("<html>Oh</html>");
      assertThat(ask(transport, FakeServer.get("/2")).status()).isEqualTo(401);
    }
  }

  @Test
  void anInterimAnswerIsSkippedAndARedirectNotFollowed() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send(
                      "HTTP/1.1 100 Continue\r\n\r\n"
                          + "HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      assertThat(ask(transport, FakeServer.post("/1", "{}")).status()).isEqualTo(302);
    }
  }

  @Test
  void strayBytesAfterAnAnswerNeverAnswerTheNextRequest() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  String status = connection.number() == 1 ? "200 OK" : "202 Accepted";
                  String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
                  connection.readRequest();
                  connection.send(connection.number() == 1 ? answer + answer : answer);
                  connection.awaitEnd();
                });
        NettyTransport transport = NettyTransport.create(server.options(1))) {
      CompletableFuture<AriResponse> first = transport.exchange(FakeServer.post("/1", "{}"));
      CompletableFuture<AriResponse> second = transport.exchange(FakeServer.post("/2", "{}"));
      assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(second.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
    }
  }

  @Test
  void cancellingClosesTheConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  asked.countDown();
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      CompletableFuture<AriResponse> future = transport.exchange(FakeServer.get("/x"));
      asked.await();
      future.cancel(true);
      assertThat(server.allEnded()).isTrue();
    }
  }
}
