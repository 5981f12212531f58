/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/**
 * A transport whose second stream is deaf: as soon as it is open somebody else takes its
 * applications and leaves again, of which it is not told. Thread-safe.
 */
final class UsurpedTransport implements Transport {

  private final Transport transport;
  private final Runnable usurper;
  private final AtomicInteger opened = new AtomicInteger();

  UsurpedTransport(Transport transport, Runnable usurper) {
    this.transport = transport;
    this.usurper = usurper;
  }

  /** How many streams were opened. */
  int opened() {
    return opened.get();
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
    if (opened.incrementAndGet() != 2) {
      return transport.open(query, timeout, listener);
    }
    return transport
        .open(query, timeout, new Untold(listener))
        .thenApplyAsync(
            socket -> {
              usurper.run();
              return socket;
            });
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Untold(EventSocket.Listener listener) implements EventSocket.Listener {

    @Override
    public void received(byte[] message) {
      if (!new String(message, StandardCharsets.UTF_8).contains("ApplicationReplaced")) {
        listener.received(message);
      }
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
