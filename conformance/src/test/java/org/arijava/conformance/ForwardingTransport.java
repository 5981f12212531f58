/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A transport that leaves all to another, but for what is overridden. Thread-safe. */
abstract class ForwardingTransport implements Transport {

  private final Transport transport;

  ForwardingTransport(Transport transport) {
    this.transport = transport;
  }

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
    return transport.open(query, timeout, listener);
  }

  @Override
  public void close() {
    transport.close();
  }

  /** A listener that hears what another would, but for what is overridden. */
  abstract static class Listener implements EventSocket.Listener {

    private final EventSocket.Listener listener;

    Listener(EventSocket.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void received(byte[] message) {
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
  }
}
