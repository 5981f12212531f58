/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The way to one Asterisk: carries requests and opens streams of events. Thread-safe.
 *
 * <p>Futures complete on the transport's own threads, which must not be blocked. They fail with
 * {@link org.arijava.error.AriConnectionException} or {@link org.arijava.error.AriTimeoutException}
 * only; an answer of any status is no failure here. Cancelling a future gives up the exchange.
 */
public interface Transport extends AutoCloseable {

  /** Sends a request and gives its answer, whatever its status. */
  CompletableFuture<AriResponse> exchange(AriRequest request);

  /**
   * Sends a request whose answer is read as it arrives. An answer that is no success fails the
   * future with {@link org.arijava.error.AriResponseException}.
   */
  CompletableFuture<AriDownload> download(AriRequest request);

  /**
   * Opens a stream of events. A handshake that Asterisk refuses fails the future with {@link
   * org.arijava.error.AriResponseException}.
   *
   * @param query the encoded query of the handshake, as {@code app=hello&subscribeAll=true}
   * @param timeout for the whole handshake
   */
  CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener);

  /** Gives up all exchanges and streams and frees threads and connections. Idempotent. */
  @Override
  void close();
}
