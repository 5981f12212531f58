/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/**
 * A transport whose second stream is deaf: as soon as it is open somebody else takes its
 * applications and leaves again, of which it is not told. Thread-safe.
 */
final class UsurpedTransport extends ForwardingTransport {

  private final Runnable usurper;
  private final AtomicInteger opened = new AtomicInteger();

  UsurpedTransport(Transport transport, Runnable usurper) {
    super(transport);
    this.usurper = usurper;
  }

  /** How many streams were opened. */
  int opened() {
    return opened.get();
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    if (opened.incrementAndGet() != 2) {
      return super.open(query, timeout, listener);
    }
    return super.open(query, timeout, new Untold(listener))
        .thenApplyAsync(
            socket -> {
              usurper.run();
              return socket;
            });
  }

  private static final class Untold extends Listener {

    Untold(EventSocket.Listener listener) {
      super(listener);
    }

    @Override
    public void received(byte[] message) {
      if (!new String(message, StandardCharsets.UTF_8).contains("ApplicationReplaced")) {
        super.received(message);
      }
    }
  }
}
