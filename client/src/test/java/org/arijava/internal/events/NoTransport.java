/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A way to nowhere: nothing is ever answered. */
class NoTransport implements Transport {

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    return new CompletableFuture<>();
  }

  @Override
  public void close() {}
}
