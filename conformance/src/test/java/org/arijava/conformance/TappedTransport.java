/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A transport that shows what Asterisk sends before the client sees it. Thread-safe. */
final class TappedTransport extends ForwardingTransport {

  private final Consumer<byte[]> tap;

  TappedTransport(Transport transport, Consumer<byte[]> tap) {
    super(transport);
    this.tap = tap;
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    return super.open(
        query,
        timeout,
        new Listener(listener) {
          @Override
          public void received(byte[] message) {
            tap.accept(message);
            super.received(message);
          }
        });
  }
}
