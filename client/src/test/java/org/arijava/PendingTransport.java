/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.arijava.spi.Transport;

/** A transport whose answers come when the test gives them, on a thread named "network". */
final class PendingTransport implements Transport {

  final List<AriRequest> sent = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<AriResponse>> answers = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<AriResponse> exchange(AriRequest request) {
    CompletableFuture<AriResponse> answer = new CompletableFuture<>();
    sent.add(request);
    answers.add(answer);
    return answer;
  }

  /** Answers a request, and returns when all that the answer sets off on its thread is done. */
  void answer(int index, int status, String body) throws InterruptedException {
    onNetwork(
        () ->
            answers
                .get(index)
                .complete(
                    new AriResponse(
                        status,
                        "Phrase",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8))));
  }

  static void onNetwork(Runnable work) throws InterruptedException {
    Thread network = new Thread(work, "network");
    network.start();
    network.join();
  }

  @Override
  public CompletableFuture<AriDownload> download(AriRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<EventSocket> open(
      String query, Duration timeout, EventSocket.Listener events) {
    return CompletableFuture.completedFuture(() -> events.closed("closed by us", true));
  }

  @Override
  public void close() {
    for (CompletableFuture<AriResponse> answer : answers) {
      answer.completeExceptionally(
          new org.arijava.error.AriConnectionException(
              "the client was closed", org.arijava.error.Outcome.UNKNOWN, null));
    }
  }
}
