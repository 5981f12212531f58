/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Subscription;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.EnvelopeReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.spi.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Events, handlers that come and go, and turns that are run, in an order that chance chooses: the
 * same for the same seed, as one thread does it all.
 */
@Timeout(120)
class InterleavingTest {

  private static final int RUNS = 500;
  private static final int STEPS = 150;
  private static final int CHANNELS = 3;

  private final AriOptions options =
      AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
  private final Transport transport = new NoTransport();
  private final Core core =
      new Core(AriClient.over(options, transport), options, transport, new Inbox(options));

  /** An event as the test knows it. */
  private record Arrived(int channel, long number) {}

  /** What a handler is told, and what it should be told. */
  private static final class Listener {
    private final int channel; // -1 for all
    private final long from;
    private final List<Arrived> heard = new ArrayList<>();
    private Subscription subscription;
    private boolean closed;

    Listener(int channel, long from) {
      this.channel = channel;
      this.from = from;
    }

    boolean wants(Arrived event) {
      return event.number > from && (channel < 0 || channel == event.channel);
    }
  }

  private final class Run {
    private final long seed;
    private final Random random;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final EventRouter router;
    private final Source source =
        new Source(core, null, new Backlog(100_000, true, () -> {}), event -> {});
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private final long[] ends = new long[CHANNELS];
    private int steps;
    private int depth;

    Run(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.router =
          new EventRouter(
              tasks::add,
              () -> 0,
              random.nextInt(4) == 0,
              1_000,
              Duration.ofSeconds(1),
              (event, failure) -> failures.add(failure),
              (session, failure) -> failures.add(failure),
              count -> failures.add(new IllegalStateException("dropped " + count)));
    }

    void go() {
      while (steps < STEPS) {
        step();
      }
      for (int channel = 0; channel < CHANNELS; channel++) {
        route("ChannelDestroyed", channel);
      }
      while (!tasks.isEmpty()) {
        tasks.poll().run();
      }
      assertThat(failures).as("seed %d", seed).isEmpty();
      listeners.forEach(this::check);
      router.close();
    }

    private void step() {
      steps++;
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> route("ChannelDtmfReceived", random.nextInt(CHANNELS));
        case 3, 4 -> {
          if (!tasks.isEmpty()) {
            tasks.poll().run();
          }
        }
        case 5 -> listen(random.nextInt(CHANNELS), random.nextInt((int) router.now() + 1));
        case 6 -> listen(-1, router.now());
        default -> {
          if (!listeners.isEmpty()) {
            close(listeners.get(random.nextInt(listeners.size())));
          }
        }
      }
    }

    private void route(String type, int channel) {
      long number = router.next();
      byte[] message =
          "{\"type\":\"%s\",\"digit\":\"1\",\"channel\":{\"id\":\"%d\"}}"
              .formatted(type, channel)
              .getBytes(StandardCharsets.UTF_8);
      arrived.add(new Arrived(channel, number));
      if (type.equals("ChannelDestroyed")) {
        ends[channel] = number;
      }
      Envelope envelope =
          new EnvelopeReader(router.states()::known).read(message, null, number, false);
      router.route(new ReceivedEvent(source, envelope), envelope);
      router.start();
    }

    private void listen(int channel, long from) {
      Listener listener = new Listener(channel, from);
      listeners.add(listener);
      listener.subscription =
          router.on(
              channel < 0 ? null : new ObjectKey("Channel", "" + channel),
              Interest.of(Event.class),
              from,
              event -> hear(listener, event));
    }

    private void hear(Listener listener, Event event) {
      assertThat(listener.closed).as("called after its close, seed %d", seed).isFalse();
      int channel =
          arrived.stream().filter(a -> a.number == event.sequence()).findFirst().get().channel;
      listener.heard.add(new Arrived(channel, event.sequence()));
      if (depth < 3 && steps < STEPS && random.nextInt(3) == 0) { // what happens meanwhile
        depth++;
        step();
        depth--;
      }
    }

    private void close(Listener listener) {
      listener.subscription.close();
      listener.closed = true;
    }

    /** All that it wants, each once, each channel's in its order; the first of them if closed. */
    private void check(Listener listener) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int own = channel;
        List<Arrived> expected =
            arrived.stream()
                .filter(event -> event.channel == own && listener.wants(event))
                .filter(event -> listener.channel < 0 || event.number <= ends[own])
                .toList();
        List<Arrived> heard =
            listener.heard.stream().filter(event -> event.channel == own).toList();
        if (listener.closed) {
          assertThat(heard.size()).as("seed %d", seed).isLessThanOrEqualTo(expected.size());
          expected = expected.subList(0, heard.size());
        }
        assertThat(heard).as("seed %d", seed).isEqualTo(expected);
      }
      if (listener.channel >= 0) {
        assertThat(listener.subscription.isActive()).as("seed %d", seed).isFalse();
      }
    }
  }

  @Test
  void inWhateverOrderEachHandlerIsToldEachOfItsEventsOnceAndInOrder() {
    long seed = Long.getLong("interleaving.seed", 20_261_126L);
    System.out.println("The seed of the interleavings is " + seed);
    for (int run = 0; run < RUNS; run++) {
      new Run(seed + run).go();
    }
  }
}
