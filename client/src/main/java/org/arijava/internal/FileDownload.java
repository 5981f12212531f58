/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.arijava.error.AriException;
import org.arijava.error.AriInterruptedException;

/** The way of a stream into a file that others see only when it is whole. Stateless. */
final class FileDownload {

  private FileDownload() {}

  /** The file that becomes the target when it is whole. */
  static Path part(Path file) {
    return file.resolveSibling(".ari-" + UUID.randomUUID() + ".part");
  }

  /** Reads the stream to its end and closes it; leaves the file alone when that fails. */
  static void save(InputStream stream, Path file) throws IOException {
    try (stream) {
      Path part = part(file);
      try {
        Files.copy(stream, part);
        replace(part, file);
      } catch (IOException | RuntimeException | Error e) {
        discard(part, e);
        throw e;
      }
    }
  }

  static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static void discard(Path part, Throwable reason) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Why a download into the file broke off. */
  static RuntimeException broken(IOException e, Path file) {
    if (e.getCause() instanceof AriException lost) {
      return Futures.rethrown(lost);
    }
    if (e.getCause() instanceof InterruptedException interruption) {
      return new AriInterruptedException("interrupted while downloading", interruption);
    }
    return new UncheckedIOException("cannot download into " + file + ": " + e.getMessage(), e);
  }
}
