/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A transport that shows what Asterisk sends before the client sees it. Thread-safe. */
record TappedTransport(Transport transport, Consumer<byte[]> tap) implements Transport {

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    return transport.exchange(request);
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    return transport.download(request);
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    return transport.open(
        query,
        timeout,
        new EventSocket.Listener() {
          @Override
          public void received(byte[] message) {
            tap.accept(message);
            listener.received(message);
          }

          @Override
          public void heard() {
            listener.heard();
          }

          @Override
          public void closed(String reason, boolean clean) {
            listener.closed(reason, clean);
          }
        });
  }

  @Override
  public void close() {
    transport.close();
  }
}
