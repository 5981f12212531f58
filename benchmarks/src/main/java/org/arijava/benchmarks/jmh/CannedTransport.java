/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** Answers everything at once with a channel, without a network. Thread-safe. */
public final class CannedTransport implements Transport {

  private static final String CHANNEL =
      "{\"id\":\"1795400000.1\",\"name\":\"PJSIP/loop-00000008\",\"state\":\"Up\","
          + "\"protocol_id\":\"\",\"caller\":{\"name\":\"Alice\",\"number\":\"1000\"},"
          + "\"connected\":{\"name\":\"\",\"number\":\"\"},\"accountcode\":\"\","
          + "\"dialplan\":{\"context\":\"lab\",\"exten\":\"hello\",\"priority\":1,"
          + "\"app_name\":\"Stasis\",\"app_data\":\"bench\"},"
          + "\"creationtime\":\"2026-11-23T03:07:07.873+0000\",\"language\":\"en\"}";

  private final CompletableFuture<AriResponse> answer =
      CompletableFuture.completedFuture(
          new AriResponse(200, "OK", "application/json", CHANNEL.getBytes(StandardCharsets.UTF_8)));

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
    throw new UnsupportedOperationException("no events");
  }

  @Override
  public void close() {}
}
