/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelEvent;
import org.arijava.event.Event;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.arijava.internal.Core;
import org.arijava.internal.codec.EnvelopeReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The handlers of one object, few or many. */
class RegistryTest {

  private static final List<Interest> INTERESTS =
      List.of(
          Interest.of(StasisStart.class),
          Interest.of(ChannelEvent.class),
          Interest.of(Event.class),
          new Interest.Named("StasisEnd"),
          new Interest.Named("ChannelOfTheFuture"),
          new Interest.OneOf(List.of(StasisEnd.class, ChannelDestroyed.class)));

  private final EnvelopeReader reader = new EnvelopeReader();
  private final List<ReceivedEvent> events = new ArrayList<>();
  private long number;

  private void prepare(AriClient ari, AriOptions options) {
    Core core = new Core(ari, options, new NoTransport(), new Inbox(options));
    Source source = new Source(core, null, new Backlog(1, true, () -> {}), event -> {});
    for (String type : List.of("StasisStart", "StasisEnd", "ChannelOfTheFuture", "Dial")) {
      byte[] message = ("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8);
      events.add(new ReceivedEvent(source, reader.read(message, null, 1, false)));
    }
  }

  private Handler handler(Random random) {
    Interest interest = INTERESTS.get(random.nextInt(INTERESTS.size()));
    return new PushHandler(++number, interest, 0, event -> {});
  }

  @Test
  @Tag("B3")
  void whateverComesAndGoesThoseWhoWantAnEventAreFound() {
    AriOptions options = AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
    try (AriClient ari = AriClient.over(options, new NoTransport())) {
      prepare(ari, options);
      long seed = Long.getLong("registry.seed", 20_261_126L);
      System.out.println("RegistryTest: seed " + seed);
      Random random = new Random(seed);
      Registry registry = new Registry();
      List<Handler> naive = new ArrayList<>();
      for (int step = 0; step < 20_000; step++) {
        boolean growing = step % 400 < 210;
        if (naive.isEmpty() || random.nextInt(10) < (growing ? 7 : 3)) {
          Handler handler = handler(random);
          registry.add(handler);
          naive.add(handler);
        } else {
          Handler gone = naive.remove(random.nextInt(naive.size()));
          registry.remove(gone);
          registry.remove(gone);
        }
        ReceivedEvent event = events.get(random.nextInt(events.size()));
        Set<Handler> wanting = new LinkedHashSet<>();
        naive.stream().filter(handler -> handler.wants(event)).forEach(wanting::add);
        List<Handler> found = new ArrayList<>();
        registry.collect(event, found);
        assertThat(found.size()).as("seed %d, step %d", seed, step).isEqualTo(wanting.size());
        assertThat(wanting.equals(Set.copyOf(found))).as("seed %d, step %d", seed, step).isTrue();
        assertThat(registry.wants(event)).isEqualTo(!wanting.isEmpty());
        assertThat(registry.isEmpty()).isEqualTo(naive.isEmpty());
        if (step % 100 == 0) {
          assertThat(Set.copyOf(registry.all())).isEqualTo(Set.copyOf(naive));
        }
      }
    }
  }
}
