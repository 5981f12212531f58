/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.event.ChannelEvent;
import org.arijava.event.StasisStart;
import org.jspecify.annotations.Nullable;

/**
 * This library's asynchronous API: futures of answers, publishers of events; but calls come to a
 * handler, since a subscriber that blocks would hold up all of them.
 */
final class AsyncClient implements BenchmarkClient {

  /** More than what is sent before all of it is handled. */
  private static final int CAPACITY = 65_536;

  private final TypedClient blocking = new TypedClient();
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
    blocking.connect(url);
    ari = blocking.ari();
  }

  @Override
  public void start() {
    ari().async().start(APPLICATION).join();
  }

  @Override
  public void hearAll(Sink sink) {
    ari().async().events(ChannelEvent.class, CAPACITY).subscribe(new Reader(sink));
  }

  @Override
  public void hearEach(List<String> channels, Sink sink) {
    for (String id : channels) {
      ari().channels().ref(id).async().events(ChannelEvent.class).subscribe(new Reader(sink));
    }
  }

  @Override
  public void hearEnd(Sink sink) {
    blocking.hearEnd(sink);
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
    ari().async().on(StasisStart.class, start -> answer(start.channel()));
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
    blocking.close();
  }

  /** Asks for every event and reads it. */
  private record Reader(Sink sink) implements Flow.Subscriber<ChannelEvent> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ChannelEvent event) {
      TypedClient.tell(sink, event);
    }

    @Override
    public void onError(Throwable failure) {
      System.err.println("async: " + failure);
    }

    @Override
    public void onComplete() {}
  }
}
