/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand operations at once, for a client whose handlers have a single thread. */
@Timeout(120)
class InFlightTest {

  private static final int MANY = 10_000;

  private final Map<Thread, Boolean> threads = new ConcurrentHashMap<>();

  private AriClient client(FakeServer server, ExecutorService loop, Duration timeout) {
    return AriClient.over(
        AriOptions.of(
            o ->
                o.url("http://127.0.0.1:" + server.port() + "/")
                    .credentials("user", "s3cret")
                    .executor(loop)
                    .requestTimeout(timeout)),
        server.transport());
  }

  private CompletableFuture<String> outcome(CompletableFuture<Channel> asked) {
    return asked.handle(
        (channel, failure) -> {
          threads.put(Thread.currentThread(), true);
          Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
          return cause == null ? channel.name() : cause.getClass().getSimpleName();
        });
  }

  @Test
  void noneOfTenThousandOperationsIsLostAndEachHasItsOwnOutcome() throws Exception {
    AtomicInteger served = new AtomicInteger();
    ExecutorService loop = Executors.newSingleThreadExecutor();
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  for (var request = connection.readRequest();
                      request != null;
                      request = connection.readRequest()) {
                    String id = request.line().replaceFirst("GET .*/channels/(\\d+) .*", "$1");
                    served.incrementAndGet();
                    if (id.endsWith("7")) {
                      connection.answer("404 Not Found", "{\"message\":\"Channel not found\"}");
                    } else {
                      connection.answer(
                          "200 OK", "{\"id\":\"" + id + "\",\"name\":\"name-" + id + "\"}");
                    }
                  }
                });
        AriClient ari = client(server, loop, Duration.ofSeconds(100))) {
      List<CompletableFuture<String>> outcomes =
          IntStream.range(0, MANY)
              .mapToObj(i -> outcome(ari.async().channels().get(String.valueOf(i))))
              .toList();

      for (int i = 0; i < MANY; i++) {
        assertThat(outcomes.get(i).join())
            .isEqualTo(i % 10 == 7 ? NotFoundException.class.getSimpleName() : "name-" + i);
      }
      assertThat(served).hasValue(MANY);
      assertThat(server.accepted()).isLessThanOrEqualTo(16);
      assertThat(threads.keySet()).noneMatch(thread -> thread.getName().startsWith("ari-"));
    } finally {
      loop.shutdownNow();
    }
  }

  @Test
  void theDeadlinesOfAllTenThousandApplyFromTheirCalls() throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor();
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server = FakeServer.play(connection -> over.await());
        AriClient ari = client(server, loop, Duration.ofMillis(500))) {
      List<CompletableFuture<String>> outcomes =
          IntStream.range(0, MANY)
              .mapToObj(i -> outcome(ari.async().channels().get(String.valueOf(i))))
              .toList();
      assertThat(outcomes)
          .allMatch(each -> each.join().equals(AriTimeoutException.class.getSimpleName()));
    } finally {
      over.countDown();
      loop.shutdownNow();
    }
  }

  @Test
  void cancellingTenThousandOperationsLeavesTheClientUsable() throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor();
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  var request = connection.readRequest();
                  while (request != null && request.line().contains("/channels/last")) {
                    connection.answer("200 OK", "{\"id\":\"last\",\"name\":\"last\"}");
                    request = connection.readRequest();
                  }
                  over.await();
                });
        AriClient ari = client(server, loop, Duration.ofSeconds(60))) {
      List<CompletableFuture<Channel>> asked =
          IntStream.range(0, MANY)
              .mapToObj(i -> ari.async().channels().get(String.valueOf(i)))
              .toList();
      List<CompletableFuture<Channel>> anyOrder = new ArrayList<>(asked);
      Collections.shuffle(anyOrder, new Random(1));
      anyOrder.forEach(each -> each.cancel(true));
      assertThat(asked).allMatch(CompletableFuture::isCancelled);
      assertThat(ari.async().channels().get("last").join().name()).isEqualTo("last");
    } finally {
      over.countDown();
      loop.shutdownNow();
    }
  }

  @Test
  void closingTheClientEndsAllTenThousand() throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor();
    CountDownLatch over = new CountDownLatch(1);
    try (FakeServer server = FakeServer.play(connection -> over.await());
        AriClient ari = client(server, loop, Duration.ofSeconds(60))) {
      List<CompletableFuture<String>> outcomes =
          IntStream.range(0, MANY)
              .mapToObj(i -> outcome(ari.async().channels().get(String.valueOf(i))))
              .toList();
      ari.async().close().join();
      assertThat(outcomes).allMatch(each -> each.join().equals("AriConnectionException"));
    } finally {
      over.countDown();
      loop.shutdownNow();
    }
  }
}
