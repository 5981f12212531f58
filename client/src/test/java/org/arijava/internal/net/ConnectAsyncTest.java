/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.error.AriConnectionException;
import org.arijava.error.UnauthorizedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connecting without waiting, and what is left when that comes to nothing: neither thread nor
 * socket.
 */
@Timeout(60)
final class ConnectAsyncTest {

  private final List<Thread> before = threads();

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ari-"))
        .toList();
  }

  private static CompletableFuture<AriClient> connect(int port) {
    return AriClient.connectAsync("http://127.0.0.1:" + port + "/", "user", "s3cret");
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(30, TimeUnit.SECONDS);
  }

  private void noThreadIsLeft() throws InterruptedException {
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void aClientThatConnectsIsOpenUntilItIsClosed() throws Exception {
    try (FakeServer server =
        FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
      AriClient ari = connect(server.port()).get(30, TimeUnit.SECONDS);
      assertThat(ari.async().asterisk().getInfo().get(30, TimeUnit.SECONDS).raw()).isEmpty();
      ari.async().close().get(30, TimeUnit.SECONDS);
      assertThat(server.allEnded()).isTrue();
      noThreadIsLeft();
    }
  }

  @Test
  void aWrongPasswordFailsAndLeavesNothingRunning() throws Exception {
    try (FakeServer server =
        FakeServer.answeringOnce("401 Unauthorized", "{\"message\":\"Authentication required\"}")) {
      assertThat(failure(connect(server.port())))
          .hasRootCauseInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("401 Authentication required")
          .hasMessageNotContaining("s3cret");
      assertThat(server.allEnded()).isTrue();
      noThreadIsLeft();
    }
  }

  @Test
  void nobodyThereFailsAndLeavesNothingRunning() throws Exception {
    int port;
    try (FakeServer server = FakeServer.answering("")) {
      port = server.port();
    }
    assertThat(failure(connect(port)))
        .hasRootCauseInstanceOf(java.net.ConnectException.class)
        .hasCauseInstanceOf(AriConnectionException.class);
    noThreadIsLeft();
  }

  @Test
  void cancellingLeavesNothingRunning() throws Exception {
    try (FakeServer server =
        FakeServer.play(
            connection -> {
              connection.readRequest();
              connection.awaitEnd();
            })) {
      CompletableFuture<AriClient> connecting = connect(server.port());
      while (server.accepted() == 0) {
        Thread.onSpinWait();
      }
      assertThat(connecting.cancel(true)).isTrue();
      assertThat(server.allEnded()).isTrue();
      noThreadIsLeft();
    }
  }

  @Test
  void aMistakeInTheOptionsIsThrownAtOnce() {
    assertThatThrownBy(() -> AriClient.connectAsync("ftp://127.0.0.1/", "user", "s3cret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }
}
