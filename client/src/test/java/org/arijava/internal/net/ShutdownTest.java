/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ShutdownTest {

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("ari-.*|globalEventExecutor.*|nioEventLoop.*"))
        .toList();
  }

  @Test
  @Tag("B10")
  void closeFailsWhatIsPendingAndFreesThreadsAndConnections() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    RecordedEvents events = new RecordedEvents();
    List<Thread> before = threads();
    try (FakeServer server =
        FakeServer.play(
            connection -> {
              if (connection.number() == 1) {
                connection.upgrade();
              } else {
                connection.readRequest();
              }
              asked.countDown();
              connection.awaitEnd();
            })) {
      NettyTransport transport = NettyTransport.create(server.options(2));
      transport.open("app=a", Duration.ofSeconds(20), events).get(30, TimeUnit.SECONDS);
      CompletableFuture<?> first = transport.exchange(FakeServer.post("/1", "{}"));
      CompletableFuture<?> second = transport.download(FakeServer.get("/2"));
      asked.await();
      CompletableFuture<?> queued = transport.exchange(FakeServer.post("/3", "{}"));
      List<Thread> during = new ArrayList<>(threads());
      during.removeAll(before);
      assertThat(during).extracting(Thread::getName).contains("ari-127.0.0.1:" + server.port());

      transport.close();
      transport.close();

      assertThat(failure(first).outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure(second).outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(failure(queued).outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(events.end().clean()).isTrue();
      for (Thread thread : during) {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
      assertThat(server.allEnded()).isTrue();

      AriConnectionException late = failure(transport.exchange(FakeServer.get("/4")));
      assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(late).hasMessage("GET /4: the client is closed");
      failure(transport.download(FakeServer.get("/5")));
      failure(transport.open("app=a", Duration.ofSeconds(20), events));
      assertThat(events.ends()).isEqualTo(1);
    }
  }

  @Test
  void closingOnTheTransportsOwnThreadDoesNotDeadlock() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
      NettyTransport transport = server.transport();
      transport
          .exchange(FakeServer.get("/1"))
          .thenAccept(response -> transport.close())
          .get(30, TimeUnit.SECONDS);
      transport.close();
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void anUnusedTransportCloses() throws Exception {
    try (FakeServer server = FakeServer.answering("")) {
      NettyTransport transport = server.transport();
      assertThat(transport).hasToString("NettyTransport[127.0.0.1:" + server.port() + "]");
      transport.close();
      assertThat(server.accepted()).isZero();
    }
  }

  private static AriConnectionException failure(CompletableFuture<?> future) {
    return HttpFailureTest.failure(AriConnectionException.class, future);
  }
}
