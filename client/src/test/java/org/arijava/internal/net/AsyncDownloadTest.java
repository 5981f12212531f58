/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads into files by a client whose only handler thread is an event loop. */
@Timeout(60)
final class AsyncDownloadTest {

  private static final int LARGE = 8 << 20;

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void thereIsAnOlderFile() throws IOException {
    file = Files.writeString(folder.resolve("greeting.wav"), "old");
  }

  @AfterEach
  void endTheLoop() {
    loop.shutdownNow();
  }

  private AriClient client(FakeServer server, Duration timeout) {
    AriOptions options =
        AriOptions.of(
            o ->
                o.url("http://127.0.0.1:" + server.port() + "/")
                    .credentials("user", "s3cret")
                    .executor(loop)
                    .requestTimeout(timeout));
    return AriClient.over(options, server.transport());
  }

  private static CompletableFuture<Void> download(AriClient ari, Path file) {
    return ari.recordings().refStored("greeting").async().download(file);
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(30, TimeUnit.SECONDS);
  }

  /** A server that begins an answer of ten bytes and then does as the script says. */
  private static FakeServer beginning(FakeServer.Script then) throws IOException {
    return FakeServer.play(
        connection -> {
          connection.readRequest();
          connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
          then.play(connection);
        });
  }

  private void theOlderFileIsAllThereIs() throws IOException {
    assertThat(file).hasContent("old");
    assertThat(files()).isEqualTo(1);
  }

  private long files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Waits until a part of the file is written beside the older one, or is gone again. */
  private void awaitFiles(int count) throws IOException {
    while (files() != count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aLargeFileIsSavedWholeWhileTheLoopIsFree() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                  for (int sent = 0; sent < LARGE; sent += 1 << 16) {
                    connection.send(new byte[1 << 16]);
                  }
                  connection.awaitEnd();
                });
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      CompletableFuture<Void> saved = download(ari, file);
      assertThat(
              saved.thenApply(done -> Thread.currentThread().getName()).get(30, TimeUnit.SECONDS))
          .isEqualTo("loop");
      assertThat(file).hasSize(LARGE);
      assertThat(files()).isEqualTo(1);
    }
  }

  @Test
  void aDownloadThatStallsFailsWithoutKeepingTheLoop() throws Exception {
    try (FakeServer server = beginning(FakeConnection::awaitEnd);
        AriClient ari = client(server, Duration.ofMillis(500))) {
      CompletableFuture<Void> stalled = download(ari, file);
      awaitFiles(2);
      assertThat(CompletableFuture.supplyAsync(() -> "free", loop).get(30, TimeUnit.SECONDS))
          .isEqualTo("free");
      assertThat(failure(stalled))
          .isInstanceOf(AriTimeoutException.class)
          .hasMessageContaining("/recordings/stored/greeting/file");
      theOlderFileIsAllThereIs();
      assertThat(server.allEnded()).isTrue();
    }
  }

  @Test
  void aDownloadThatIsCutFailsAndKeepsTheOlderFile() throws Exception {
    try (FakeServer server = beginning(FakeConnection::reset);
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      assertThat(failure(download(ari, file)))
          .isInstanceOf(AriConnectionException.class)
          .hasMessageContaining("/recordings/stored/greeting/file");
      theOlderFileIsAllThereIs();
    }
  }

  @Test
  void aDownloadThatIsCancelledEndsItsConnectionAndLeavesNothing() throws Exception {
    try (FakeServer server = beginning(FakeConnection::awaitEnd);
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      CompletableFuture<Void> cancelled = download(ari, file);
      awaitFiles(2);
      assertThat(cancelled.cancel(true)).isTrue();
      assertThat(failure(cancelled)).isInstanceOf(CancellationException.class);
      assertThat(server.allEnded()).isTrue();
      awaitFiles(1);
      theOlderFileIsAllThereIs();

      CompletableFuture<Void> late = download(ari, file);
      awaitFiles(2);
      assertThat(failure(late.orTimeout(1, TimeUnit.MILLISECONDS)))
          .isInstanceOf(TimeoutException.class);
      assertThat(server.allEnded()).isTrue();
      awaitFiles(1);
    }
  }

  @Test
  void aDownloadThatIsCancelledBeforeItsAnswerLeavesNothing() throws Exception {
    try (FakeServer server =
            FakeServer.play(
                connection -> {
                  connection.readRequest();
                  connection.awaitEnd();
                });
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      CompletableFuture<Void> cancelled = download(ari, file);
      while (server.accepted() == 0) {
        Thread.onSpinWait();
      }
      assertThat(cancelled.cancel(true)).isTrue();
      assertThat(server.allEnded()).isTrue();
      theOlderFileIsAllThereIs();
    }
  }

  @Test
  void aFileThatCannotBeWrittenFailsAndEndsTheDownload() throws Exception {
    try (FakeServer server = beginning(FakeConnection::awaitEnd);
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      Path nowhere = folder.resolve("missing").resolve("x.wav");
      assertThat(failure(download(ari, nowhere)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot download into " + nowhere);
      assertThat(server.allEnded()).isTrue();
      theOlderFileIsAllThereIs();
    }
  }

  @Test
  void aFolderInItsPlaceFailsTheDownloadAndLeavesNothing() throws Exception {
    try (FakeServer server =
            FakeServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nnew");
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      Path full = Files.createDirectories(folder.resolve("full").resolve("inner")).getParent();
      assertThat(failure(download(ari, full))).isInstanceOf(UncheckedIOException.class);
      assertThat(full).isDirectoryContaining("glob:**/inner");
      assertThat(files()).isEqualTo(2);
      download(ari, file).get(30, TimeUnit.SECONDS);
      assertThat(file).hasContent("new");
    }
  }

  @Test
  void aRefusalIsTheFailureAndTouchesNoFile() throws Exception {
    try (FakeServer server =
            FakeServer.answeringOnce("404 Not Found", "{\"message\":\"Recording not found\"}");
        AriClient ari = client(server, Duration.ofSeconds(20))) {
      assertThat(failure(download(ari, file)))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("GET /recordings/stored/greeting/file: 404 Recording not found");
      theOlderFileIsAllThereIs();
    }
  }

  @Test
  void closingTheClientFailsTheDownload() throws Exception {
    try (FakeServer server = beginning(FakeConnection::awaitEnd)) {
      AriClient ari = client(server, Duration.ofSeconds(20));
      CompletableFuture<Void> cut = download(ari, file);
      awaitFiles(2);
      ari.close();
      assertThat(failure(cut)).isInstanceOf(AriConnectionException.class);
      theOlderFileIsAllThereIs();
    }
  }
}
