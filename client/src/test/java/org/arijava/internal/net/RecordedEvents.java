/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.spi.EventSocket;

/** A listener that keeps what it is told. Thread-safe. */
final class RecordedEvents implements EventSocket.Listener {

  /** How a stream ended. */
  record End(String reason, boolean clean) {}

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final AtomicInteger ends = new AtomicInteger();

  @Override
  public void received(byte[] message) {
    messages.add(new String(message, UTF_8));
  }

  @Override
  public void closed(String reason, boolean clean) {
    ends.incrementAndGet();
    end.complete(new End(reason, clean));
  }

  String next() throws InterruptedException {
    return messages.poll(20, TimeUnit.SECONDS);
  }

  End end() throws Exception {
    return end.get(20, TimeUnit.SECONDS);
  }

  int ends() {
    return ends.get();
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }
}
