/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.error.Outcome;
import org.arijava.internal.net.ErrorText;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;

/** Tells a listener of each request that a transport carries. Thread-safe. */
final class ObservedTransport implements Transport {

  private final Transport transport;
  private final Inbox inbox;

  ObservedTransport(Transport transport, Inbox inbox) {
    this.transport = transport;
    this.inbox = inbox;
  }

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    long begin = started(request);
    CompletableFuture<AriResponse> answer = transport.exchange(request);
    // Given back itself, for cancelling a dependent future would not cancel the exchange.
    answer.whenComplete(
        (response, failure) ->
            finished(request, begin, failure == null ? refusal(request, response) : failure));
    return answer;
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    long begin = started(request);
    CompletableFuture<AriDownload> answer = transport.download(request);
    answer.whenComplete((download, failure) -> finished(request, begin, failure));
    return answer;
  }

  private long started(AriRequest request) {
    inbox.tell(listener -> listener.requestStarted(request));
    return System.nanoTime();
  }

  private void finished(AriRequest request, long begin, @Nullable Throwable failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    AriException why = failure == null ? null : explained(request, failure);
    inbox.tell(listener -> listener.requestFinished(request, took, why));
  }

  private static @Nullable AriException refusal(AriRequest request, AriResponse response) {
    return response.isSuccess()
        ? null
        : AriResponseException.of(
            request.operation(), response.status(), ErrorText.of(response), response.bodyText());
  }

  private static AriException explained(AriRequest request, Throwable failure) {
    if (failure instanceof AriException e) {
      return e;
    }
    String why = failure instanceof CancellationException ? "cancelled" : failure.toString();
    return new AriConnectionException(request.operation() + ": " + why, Outcome.UNKNOWN, failure);
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    return transport.open(query, timeout, listener);
  }

  @Override
  public void close() {
    transport.close();
  }
}
