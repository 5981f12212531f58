/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriInterruptedException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDownloadTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void thereIsAnOlderFile() throws IOException {
    file = Files.writeString(folder.resolve("greeting.wav"), "old");
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Some bytes, and then a failure. */
  private static InputStream cut(IOException failure) {
    return new SequenceInputStream(
        bytes("half"),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        });
  }

  private void theOlderFileIsAllThereIs() throws IOException {
    assertThat(file).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theFileIsReplacedByAWholeDownload() throws IOException {
    Core.save(bytes("new"), file);
    assertThat(file).hasContent("new");
    Core.save(bytes("other"), folder.resolve("other.wav"));
    assertThat(folder.resolve("other.wav")).hasContent("other");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aLostConnectionIsThrownAsSuchAndKeepsTheOlderFile() throws IOException {
    var lost = new AriConnectionException("GET /x: lost", Outcome.UNKNOWN, null);
    assertThatThrownBy(() -> Core.save(cut(new IOException(lost.getMessage(), lost)), file))
        .isInstanceOf(AriConnectionException.class)
        .hasMessage("GET /x: lost")
        .hasCause(lost)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(getClass().getName())));
    theOlderFileIsAllThereIs();
    var stalled = new AriTimeoutException("GET /x: stalled", Outcome.UNKNOWN, null);
    assertThatThrownBy(() -> Core.save(cut(new IOException(stalled.getMessage(), stalled)), file))
        .isInstanceOf(AriTimeoutException.class);
    theOlderFileIsAllThereIs();
  }

  @Test
  void anInterruptionIsThrownAsSuch() throws IOException {
    IOException interrupted = new InterruptedIOException("interrupted");
    interrupted.initCause(new InterruptedException());
    assertThatThrownBy(() -> Core.save(cut(interrupted), file))
        .isInstanceOf(AriInterruptedException.class);
    theOlderFileIsAllThereIs();
  }

  @Test
  void aFailureOfTheFileIsAnUncheckedIoException() throws IOException {
    Path nowhere = folder.resolve("missing").resolve("x.wav");
    assertThatThrownBy(() -> Core.save(bytes("new"), nowhere))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(nowhere.toString());
    Path full = Files.createDirectories(folder.resolve("full").resolve("inner")).getParent();
    assertThatThrownBy(() -> Core.save(bytes("new"), full))
        .isInstanceOf(UncheckedIOException.class);
    Files.delete(full.resolve("inner"));
    Files.delete(full);
    theOlderFileIsAllThereIs();
  }

  @Test
  void aFileSystemOfAnotherKindWillDo() throws IOException {
    Path zip = folder.resolve("files.zip");
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path inside = Files.writeString(files.getPath("/x.wav"), "old");
      Core.save(bytes("new"), inside);
      assertThat(Files.readString(inside)).isEqualTo("new");
    }
  }
}
