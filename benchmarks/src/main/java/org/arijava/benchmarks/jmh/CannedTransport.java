/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.arijava.benchmarks.server.RecordedChannel;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/**
 * Answers everything at once with a channel, without a network; events come from who calls {@link
 * #event}. Thread-safe.
 */
final class CannedTransport implements Transport {

  private final CompletableFuture<AriResponse> answer =
      CompletableFuture.completedFuture(
          new AriResponse(
              200,
              "OK",
              "application/json",
              RecordedChannel.json("1795400000.1").getBytes(StandardCharsets.UTF_8)));

  private volatile EventSocket.Listener events = new Nobody();

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    return answer;
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    throw new UnsupportedOperationException("no downloads");
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener listener) {
    events = listener;
    return CompletableFuture.completedFuture(() -> listener.closed("closed here", true));
  }

  /** An event comes, as the client's reader would bring it. */
  void event(byte[] message) {
    events.received(message);
  }

  @Override
  public void close() {}

  /** As long as there is no stream. */
  private static final class Nobody implements EventSocket.Listener {
    @Override
    public void received(byte[] message) {
      throw new IllegalStateException("no stream of events is open");
    }

    @Override
    public void closed(String reason, boolean clean) {}
  }
}
