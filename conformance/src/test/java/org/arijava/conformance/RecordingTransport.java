/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.arijava.error.AriResponseException;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;

/** A transport that notes the status of every answer. Thread-safe. */
final class RecordingTransport extends ForwardingTransport {

  private final CalledOperations called;

  RecordingTransport(Transport transport, CalledOperations called) {
    super(transport);
    this.called = called;
  }

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    CompletableFuture<AriResponse> future = super.exchange(request);
    future.thenAccept(answer -> called.add(request.method(), request.path(), answer.status()));
    return future;
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    CompletableFuture<AriDownload> future = super.download(request);
    future.whenComplete((answer, e) -> note(request.method(), request.path(), 200, e));
    return future;
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    CompletableFuture<EventSocket> future = super.open(query, timeout, listener);
    future.whenComplete((socket, e) -> note("GET", "/events", 101, e));
    return future;
  }

  private void note(String method, String path, int success, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause == null) {
      called.add(method, path, success);
    } else if (cause instanceof AriResponseException e) {
      called.add(method, path, e.status());
    }
  }
}
