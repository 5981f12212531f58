/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that find a connection idle, which their callers' threads write to themselves. */
@Timeout(60)
final class IdleConnectionTest {

  private static final int CALLERS = 4;
  private static final int ROUNDS = 300;

  private static int ask(NettyTransport transport, AriRequest request) throws Exception {
    return transport.exchange(request).get(30, TimeUnit.SECONDS).status();
  }

  @Test
  void aRequestIsSentWhileTheNetworkThreadIsBusy() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    CountDownLatch chained = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  for (int i = 1; connection.readRequest() != null; i++) {
                    asked.countDown();
                    if (i == 2) {
                      chained.await();
                    }
                    connection.answer("200 OK", "{}");
                  }
                });
        NettyTransport transport = server.transport()) {
      ask(transport, FakeServer.get("/1"));
      CompletableFuture<Boolean> seen =
          transport
              .exchange(FakeServer.get("/2"))
              .thenApply(
                  answer -> {
                    busy.countDown();
                    return await(asked);
                  });
      chained.countDown();
      busy.await();
      CompletableFuture<AriResponse> third = transport.exchange(FakeServer.post("/3", "{}"));
      assertThat(seen.get(30, TimeUnit.SECONDS)).isTrue();
      assertThat(third.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatASocketRefusesIsSentOnAnother() throws Exception {
    CountDownLatch chained = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch reset = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  if (connection.number() == 1) {
                    chained.await();
                    connection.answer("200 OK", "{}");
                    busy.await();
                    connection.reset();
                    reset.countDown();
                  } else {
                    connection.answer("202 Accepted", "{}");
                  }
                });
        NettyTransport transport = server.transport()) {
      CompletableFuture<Boolean> first =
          transport
              .exchange(FakeServer.get("/1"))
              .thenApply(
                  answer -> { // the network thread learns nothing meanwhile
                    busy.countDown();
                    return await(sent);
                  });
      chained.countDown();
      reset.await();
      CompletableFuture<AriResponse> second = transport.exchange(FakeServer.post("/2", "{}"));
      sent.countDown();
      assertThat(second.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
      assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anAnswerToHeadHasNoBody() throws Exception {
    AriRequest head = new AriRequest("HEAD", "/x", "", null, Duration.ofSeconds(20));
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        NettyTransport transport = server.transport()) {
      for (int i = 0; i < 3; i++) {
        assertThat(ask(transport, head)).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aLargeRequestIsSentWhole() throws Exception {
    String body = "\"" + "0123456789".repeat(2_000_000) + "\"";
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  for (var request = connection.readRequest();
                      request != null;
                      request = connection.readRequest()) {
                    boolean whole = request.body().isEmpty() || request.body().equals(body);
                    connection.answer(whole ? "200 OK" : "400 Bad Request", "{}");
                  }
                });
        NettyTransport transport = server.transport()) {
      for (int i = 0; i < 3; i++) {
        assertThat(ask(transport, FakeServer.get("/x"))).isEqualTo(200);
        assertThat(ask(transport, FakeServer.post("/x", body))).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerBeforeTheWholeRequestEndsTheConnection() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.answer("200 OK", "{}");
                  if (connection.number() == 1 && !connection.endsWithin(Duration.ofSeconds(20))) {
                    connection.answer("413 Too Large", "{}"); // of the next, which it does not read
                    await(over);
                  }
                });
        NettyTransport transport = server.transport()) {
      assertThat(ask(transport, FakeServer.get("/1"))).isEqualTo(200);
      String body = "\"" + "x".repeat(50_000_000) + "\"";
      assertThat(ask(transport, FakeServer.post("/2", body))).isEqualTo(413);
      assertThat(ask(transport, FakeServer.get("/3"))).isEqualTo(200);
      assertThat(server.accepted()).isEqualTo(2);
      over.countDown();
    }
  }

  @Test
  void anInterruptedCallerSendsLikeAnyOther() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        NettyTransport transport = server.transport()) {
      for (int i = 0; i < 3; i++) {
        Thread.currentThread().interrupt();
        CompletableFuture<AriResponse> future = transport.exchange(FakeServer.post("/x", "{}"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(future.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 150, 1_100, 2_100})
  void aDeadlineAppliesHoweverShort(long millis) throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.answer("200 OK", "{}");
                  connection.awaitEnd();
                });
        NettyTransport transport = server.transport()) {
      ask(transport, FakeServer.get("/1"));
      long began = System.nanoTime();
      AriRequest impatient =
          FakeServer.within(FakeServer.post("/2", "{}"), Duration.ofMillis(millis));
      HttpFailureTest.failure(AriTimeoutException.class, transport.exchange(impatient));
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(millis));
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void aDeadlineAppliesToARequestThatIsRepeated() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  if (connection.number() == 1) {
                    connection.answer("200 OK", "{}");
                    connection.readRequest();
                  } else {
                    connection.awaitEnd();
                  }
                });
        NettyTransport transport = server.transport()) {
      ask(transport, FakeServer.get("/1"));
      AriTimeoutException failure =
          HttpFailureTest.failure(
              AriTimeoutException.class,
              transport.exchange(
                  FakeServer.within(FakeServer.get("/2"), Duration.ofMillis(1_200))));
      assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void noRequestIsLeftWithoutAnOutcomeWhereTheServerClosesWhatIsIdle() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> { // the first two of each connection are answered
                  for (int i = 0; i < 2 && connection.readRequest() != null; i++) {
                    connection.answer("200 OK", "{}");
                  }
                  if (connection.number() % 2 == 0) {
                    connection.reset();
                  }
                });
        NettyTransport transport = server.transport()) {
      AtomicInteger unanswered = new AtomicInteger();
      together(
          caller -> {
            for (int i = 0; i < ROUNDS; i++) {
              if ((i + caller) % 2 == 0) {
                assertThat(ask(transport, FakeServer.get("/" + i))).isEqualTo(200);
              } else {
                try {
                  assertThat(ask(transport, FakeServer.post("/" + i, "{}"))).isEqualTo(200);
                } catch (ExecutionException e) {
                  assertThat(e).hasCauseInstanceOf(AriConnectionException.class);
                  unanswered.incrementAndGet();
                }
              }
            }
          });
      assertThat(unanswered.get()).isLessThan(CALLERS * ROUNDS / 2);
    }
  }

  @Test
  void closingWhileOthersSendLeavesNobodyWaiting() throws Exception {
    for (int round = 0; round < 50; round++) {
      try (FakeServer server =
          FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
        NettyTransport transport = server.transport();
        CountDownLatch answered = new CountDownLatch(CALLERS * 5);
        together(
            caller -> {
              if (caller == 0) {
                assertThat(await(answered)).isTrue();
                transport.close();
                return;
              }
              try {
                while (ask(transport, FakeServer.post("/x", "{}")) == 200) {
                  answered.countDown();
                }
              } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(AriConnectionException.class);
              }
            });
        HttpFailureTest.failure(
            AriConnectionException.class, transport.exchange(FakeServer.get("/late")));
      }
    }
  }

  /** What each of several callers does. */
  private interface Caller {
    void run(int number) throws Exception;
  }

  private static void together(Caller caller) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int number = i;
      CompletableFuture<Void> done = new CompletableFuture<>();
      callers.add(done);
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  caller.run(number);
                  done.complete(null);
                } catch (Throwable e) {
                  done.completeExceptionally(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }
    for (CompletableFuture<Void> each : callers) {
      each.get(40, TimeUnit.SECONDS);
    }
  }
}
