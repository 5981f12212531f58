/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.internal.Core;
import org.arijava.internal.codec.EnvelopeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The latest events of an object. */
class TimelineTest {

  private static final List<String> TYPES = List.of("StasisStart", "ChannelVarset", "Dial");

  private final EnvelopeReader reader = new EnvelopeReader();

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void itKeepsTheLatestAndThoseUnderWayAndCountsTheOthers(int bound) {
    compareAll(random -> bound);
  }

  @Test
  void theBoundMayBeAnotherEachTime() {
    compareAll(random -> random.nextInt(8) == 0 ? 2 + random.nextInt(63) : 64);
    compareAll(random -> 2 + random.nextInt(20));
  }

  private void compareAll(ToIntFunction<Random> bounds) {
    AriOptions options = AriOptions.of(o -> o.url("http://127.0.0.1:1/").credentials("a", "b"));
    try (AriClient ari = AriClient.over(options, new NoTransport())) {
      Core core = new Core(ari, options, new NoTransport(), new Inbox(options));
      Source source = new Source(core, null, new Backlog(1, true, () -> {}), event -> {});
      for (long seed = 0; seed < 100; seed++) {
        compare(bounds, new Random(seed), number -> event(source, number));
      }
    }
  }

  private ReceivedEvent event(Source source, long number) {
    String type = TYPES.get((int) (number % TYPES.size()));
    byte[] message = ("{\"type\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8);
    return new ReceivedEvent(source, reader.read(message, null, number, false));
  }

  /** A list that is asked the same gives the same answers. */
  private static void compare(
      ToIntFunction<Random> bounds, Random random, Function<Long, ReceivedEvent> events) {
    KeptEvents kept = new KeptEvents(1_000, () -> 1);
    Timeline timeline = new Timeline(kept);
    List<ReceivedEvent> all = new ArrayList<>();
    int first = 0;
    long delivered = 0;
    for (long number = 1; number <= 300; number++) {
      ReceivedEvent event = events.apply(number);
      int bound = bounds.applyAsInt(random);
      timeline.add(event, bound, delivered);
      all.add(event);
      first = first(all.size(), first, bound, delivered);
      if (random.nextInt(3) > 0) {
        delivered += random.nextInt((int) (number - delivered) + 1);
        timeline.trim(bound, delivered);
        first = first(all.size(), first, bound, delivered);
      }
      assertThat(timeline.events()).isEqualTo(all.subList(first, all.size()));
      assertThat(kept.count()).isEqualTo(all.size() - first);
      assertThat(timeline.last()).isSameAs(event);
      String type = TYPES.get(random.nextInt(TYPES.size()));
      long gone = all.subList(0, first).stream().filter(e -> e.type().name().equals(type)).count();
      assertThat(timeline.lost(new Interest.Named(type), 0)).isEqualTo((int) gone);
    }
    timeline.end();
    assertThat(kept.count()).isZero();
  }

  private static int first(int size, int first, int bound, long delivered) {
    return (int) Math.max(first, Math.min(size - bound, delivered));
  }
}
