/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.event.StasisStart;
import org.jspecify.annotations.Nullable;

/** This library's asynchronous API, where it differs from the blocking one. */
final class AsyncClient implements BenchmarkClient {

  private final TypedClient events = new TypedClient();
  private @Nullable AriClient ari;

  private AriClient ari() {
    AriClient client = ari;
    if (client == null) {
      throw new IllegalStateException("not connected");
    }
    return client;
  }

  @Override
  public void connect(URI url) {
    events.connect(url);
    ari = events.ari();
  }

  @Override
  public void start() {
    ari().async().start(APPLICATION).join();
  }

  @Override
  public void hearAll(Sink sink) {
    events.hearAll(sink);
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    events.hearEach(channels, sink);
  }

  @Override
  public void hearEnd(Sink sink) {
    events.hearEnd(sink);
  }

  @Override
  public String get(String channel) {
    return ari().async().channels().get(channel).join().name();
  }

  @Override
  public int get(int count, int inFlight) throws InterruptedException {
    Semaphore free = new Semaphore(inFlight);
    AtomicInteger answered = new AtomicInteger();
    for (int i = 0; i < count; i++) {
      free.acquire();
      ari()
          .async()
          .channels()
          .get(Ids.of(i % 1000))
          .whenComplete(
              (channel, failure) -> {
                if (failure == null && !channel.name().isEmpty()) {
                  answered.incrementAndGet();
                }
                free.release();
              });
    }
    free.acquire(inFlight);
    return answered.get();
  }

  @Override
  public void answerCalls() {
    ari().on(StasisStart.class, start -> answer(start.channel()));
  }

  private static void answer(Channel channel) {
    Pause.at(channel.id());
    channel
        .async()
        .answer()
        .thenCompose(answered -> channel.async().play("sound:hello-world"))
        .whenComplete(
            (playback, failure) -> {
              if (failure != null) {
                System.err.println("async: " + failure);
              }
            });
  }

  @Override
  public void close() {
    events.close();
  }
}
