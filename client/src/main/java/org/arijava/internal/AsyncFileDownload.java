/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.arijava.internal.net.AwaitedBody;
import org.jspecify.annotations.Nullable;

/**
 * The way of a stream into a file, in steps that write what has arrived and never wait for more.
 * Thread-safe: one step follows another. A stream that cannot be waited for is read in one step.
 */
final class AsyncFileDownload {

  private final InputStream stream;
  private final Path file;
  private final Path part;
  private final Executor executor;
  private final CompletableFuture<Void> done;
  private @Nullable OutputStream out;

  private AsyncFileDownload(
      InputStream stream, Path file, Executor executor, CompletableFuture<Void> done) {
    this.stream = stream;
    this.file = file;
    this.part = FileDownload.part(file);
    this.executor = executor;
    this.done = done;
  }

  /** Saves the stream when it is there; cancelling what this gives leaves the file alone. */
  static CompletableFuture<Void> begin(
      CompletableFuture<InputStream> opened, Path file, Executor executor) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    done.whenComplete(
        (nothing, failure) -> {
          opened.cancel(true);
          opened.thenAccept(AsyncFileDownload::giveUp);
        });
    opened.whenComplete(
        (stream, failure) -> {
          if (stream == null) {
            done.completeExceptionally(
                failure instanceof IOException e ? FileDownload.broken(e, file) : failure);
          } else {
            AsyncFileDownload download = new AsyncFileDownload(stream, file, executor, done);
            executor.execute(download::step);
          }
        });
    return done;
  }

  private static void giveUp(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nobody looks: what it was for is over
    }
  }

  private void step() {
    try {
      byte[] buffer = new byte[64 << 10];
      boolean ended = false;
      if (out == null) {
        out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
      while (!ended && (!(stream instanceof AwaitedBody body) || body.isReadable())) {
        if (done.isDone()) {
          throw new IOException("given up");
        }
        int count = stream.read(buffer);
        ended = count < 0;
        if (!ended) {
          out.write(buffer, 0, count);
        }
      }
      if (ended) {
        end(out);
      } else if (stream instanceof AwaitedBody body) {
        body.whenReadable(() -> executor.execute(this::step));
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private void end(OutputStream written) throws IOException {
    written.close();
    stream.close();
    FileDownload.replace(part, file);
    done.complete(null);
  }

  private void fail(Throwable failure) {
    closeQuietly(out, failure);
    closeQuietly(stream, failure);
    FileDownload.discard(part, failure);
    done.completeExceptionally(
        failure instanceof IOException e ? FileDownload.broken(e, file) : failure);
  }

  private static void closeQuietly(@Nullable AutoCloseable closeable, Throwable reason) {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}
