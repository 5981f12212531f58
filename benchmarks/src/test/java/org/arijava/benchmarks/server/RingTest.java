/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which events bursts are made of. */
final class RingTest {

  private static final Pattern EVENT =
      Pattern.compile("\"type\":\"(\\w+)\"|\"(?:channel|peer)\":\\{\"id\":\"[0-9]+\\.([0-9]+)\"");

  @Test
  void burstsThatAreSmallerThanTheRingReachEveryChannelWithThreeTypesInARow() {
    int channels = 100;
    int burst = 30;
    Ring ring = new Ring(Frames.recorded(), channels, 4 * channels);
    Map<Integer, Set<String>> types = new HashMap<>();
    List<Integer> order = new ArrayList<>();

    for (int sent = 0; sent < 4 * channels; ) {
      int now = Math.min(burst, ring.left());
      String text = UTF_8.decode(ring.next(now)).toString();
      Matcher event = EVENT.matcher(text);
      String type = "";
      int found = 0;
      while (event.find()) {
        if (event.group(1) != null) {
          type = event.group(1);
        } else {
          int channel = Integer.parseInt(event.group(2));
          order.add(channel);
          types.computeIfAbsent(channel, c -> new HashSet<>()).add(type);
          found++;
        }
      }
      assertThat(found).isEqualTo(now);
      sent += now;
    }

    assertThat(types).hasSize(channels);
    assertThat(types.values()).allMatch(of -> of.size() >= 3);
    for (int i = 0; i < order.size(); i++) {
      assertThat(order.get(i)).isEqualTo(i % channels);
    }
    assertThat(ring.left()).isEqualTo(4 * channels);
  }
}
