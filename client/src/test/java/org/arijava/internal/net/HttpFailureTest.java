/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.arijava.internal.Futures;
import org.arijava.spi.AriRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpFailureTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  private static <T extends Throwable> T failure(
      Class<T> type, NettyTransport transport, AriRequest request) {
    return failure(type, transport.exchange(request));
  }

  static <T extends Throwable> T failure(Class<T> type, CompletableFuture<?> future) {
    Throwable thrown = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));
    assertThat(thrown.getCause()).isInstanceOf(type);
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      assertThat(each.toString()).doesNotContain("s3cret", "czNjcmV0", "Basic ");
    }
    return type.cast(thrown.getCause());
  }

  private static NetworkOptions options(String base) {
    return new NetworkOptions(
        URI.create(base), "user", "s3cret", Duration.ofSeconds(10), 4, null, true);
  }

  @Test
  void aPostThatGetsNoAnswerIsNotRepeated() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  requests.incrementAndGet();
                  connection.answer("200 OK", "{}");
                  connection.readRequest();
                  requests.incrementAndGet();
                });
        NettyTransport transport = server.transport()) {
      transport.exchange(FakeServer.post("/x", "{}")).get(30, TimeUnit.SECONDS);
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.post("/x", "{}"));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure)
          .hasMessage(
              "POST /x: 127.0.0.1:%d closed the connection without answering", server.port());
      assertThat(requests.get()).isEqualTo(2);
    }
  }

  @Test
  void aGetOnAReusedConnectionIsRepeatedOnceOnAFreshOne() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  if (connection.number() <= 2) {
                    connection.answer(connection.number() == 1 ? "200 OK" : "202 Accepted", "");
                    connection.readRequest();
                  }
                });
        NettyTransport transport = server.transport()) {
      assertThat(transport.exchange(FakeServer.get("/1")).get(30, TimeUnit.SECONDS).status())
          .isEqualTo(200);
      assertThat(transport.exchange(FakeServer.get("/2")).get(30, TimeUnit.SECONDS).status())
          .isEqualTo(202);
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.get("/3"));
      assertThat(failure).hasMessageContaining("without answering");
      assertThat(server.accepted()).isEqualTo(3);
    }
  }

  @Test
  void aGetOnAFreshConnectionIsNotRepeated() throws Exception {
    try (FakeServer server = FakeServer.play(FakeConnection::readRequest);
        NettyTransport transport = server.transport()) {
      failure(AriConnectionException.class, transport, FakeServer.get("/1"));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  @Tag("B7")
  void aServerThatNeverAnswersTimesOutAndLosesItsConnection() throws Exception {
    try (FakeServer server = FakeServer.play(FakeConnection::awaitEnd);
        NettyTransport transport = server.transport()) {
      AriTimeoutException failure =
          failure(
              AriTimeoutException.class,
              transport,
              FakeServer.within(FakeServer.post("/x", "{}"), SHORT));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure)
          .hasMessage("POST /x: no answer from 127.0.0.1:%d within 0.15 s", server.port());
      assertThat(server.allEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Drip: ",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void anAnswerThatTricklesInForEverTimesOut(String beginning) throws Exception {
    String drop =
        beginning.endsWith(": ") ? "x" : beginning.contains("100") ? beginning : "1\r\nx\r\n";
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send(beginning);
                  while (!connection.endsWithin(Duration.ofMillis(20))) {
                    connection.send(drop);
                  }
                });
        NettyTransport transport = server.transport()) {
      Duration timeout = Duration.ofMillis(300);
      failure(
          AriTimeoutException.class, transport, FakeServer.within(FakeServer.get("/x"), timeout));
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void waitingOnTheNetworkThreadIsRefusedAndNothingIsSent() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  while (connection.readRequest() != null) {
                    requests.incrementAndGet();
                    connection.answer("200 OK", "{}");
                  }
                });
        NettyTransport transport = server.transport()) {
      List<Throwable> thrown =
          transport
              .exchange(FakeServer.get("/1"))
              .thenApply(
                  answer ->
                      List.of(
                          catchThrowable(
                              () ->
                                  Futures.await(
                                      transport.exchange(FakeServer.post("/2", "{}")), "POST /2")),
                          catchThrowable(
                              () -> transport.download(FakeServer.get("/3")).get(1, TimeUnit.DAYS)),
                          catchThrowable(
                              () ->
                                  transport
                                      .open("app=a", Duration.ofDays(1), new RecordedEvents())
                                      .join())))
              .get(30, TimeUnit.SECONDS);
      assertThat(thrown)
          .allSatisfy(each -> assertThat(each).isInstanceOf(IllegalStateException.class))
          .extracting(Throwable::getMessage)
          .containsExactly(
              "POST /2 called on the client's network thread",
              "GET /3 called on the client's network thread",
              "GET /events called on the client's network thread");
      var chained =
          transport
              .exchange(FakeServer.get("/4"))
              .thenCompose(answer -> transport.exchange(FakeServer.get("/5")));
      assertThat(chained.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(requests.get()).isEqualTo(3);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aRequestThatTimesOutInTheQueueWasNotSent() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  asked.countDown();
                  connection.awaitEnd();
                });
        NettyTransport transport = NettyTransport.create(server.options(1))) {
      var first = transport.exchange(FakeServer.get("/1"));
      asked.await();
      AriTimeoutException failure =
          failure(
              AriTimeoutException.class, transport, FakeServer.within(FakeServer.get("/2"), SHORT));
      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(first).isNotDone();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "\u0000\u0001garbage",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
      })
  void halfAndMalformedAnswersFail(String answer) throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send(answer);
                });
        NettyTransport transport = server.transport()) {
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.get("/x"));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure)
          .message()
          .startsWith("GET /x: ")
          .containsAnyOf("in the middle of its answer", "is not HTTP");
    }
  }

  @Test
  void aResetConnectionFails() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.reset();
                });
        NettyTransport transport = server.transport()) {
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.post("/x", "{}"));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  @Test
  void nothingListeningIsSaidSo() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    try (NettyTransport transport = NettyTransport.create(options("http://127.0.0.1:" + port))) {
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.post("/x", "{}"));
      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(failure)
          .hasMessage("POST /x: cannot connect to 127.0.0.1:%d: connection refused", port);
    }
  }

  @Test
  void anUnknownHostIsSaidSo() {
    try (NettyTransport transport =
        NettyTransport.create(options("http://no-such-host.invalid:8088"))) {
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.get("/x"));
      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(failure)
          .hasMessage("GET /x: cannot connect to no-such-host.invalid:8088: unknown host");
    }
  }

  @Test
  void hostNamesAreLookedUp() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        NettyTransport transport =
            NettyTransport.create(options("http://localhost:" + server.port()))) {
      assertThat(transport.exchange(FakeServer.get("/x")).get(30, TimeUnit.SECONDS).status())
          .isEqualTo(204);
    }
  }

  @Test
  void aBadlyEncodedRequestIsNotSent() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        NettyTransport transport = server.transport()) {
      AriConnectionException failure =
          failure(AriConnectionException.class, transport, FakeServer.get("/x HTTP/1.1\r\nA: b"));
      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(transport.exchange(FakeServer.get("/x")).get(30, TimeUnit.SECONDS).status())
          .isEqualTo(204);
    }
  }
}
