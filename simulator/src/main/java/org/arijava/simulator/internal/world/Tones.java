/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tones that the dialplan's {@code PlayTones} sends to the far end of a channel, one after the
 * other and then again, until they are stopped. Confined to the world's thread.
 */
final class Tones {
  private final World world;
  private final Channel channel;
  private final List<Tone> tones = new ArrayList<>();
  private @Nullable Timer next;

  /** A tone of some Hz, silence if 0; without a length it lasts. */
  private record Tone(int hertz, Duration length) {}

  /**
   * @param text such as {@code 440/1000,0/500}: Hz, and ms after a slash
   */
  Tones(World world, Channel channel, String text) {
    this.world = world;
    this.channel = channel;
    for (String each : text.split(",", -1)) {
      String[] parts = each.strip().split("/", 2);
      if (parts[0].matches("\\d{1,5}")) {
        boolean lasts = parts.length < 2 || !parts[1].matches("\\d{1,6}");
        Duration length = lasts ? Duration.ZERO : Duration.ofMillis(Long.parseLong(parts[1]));
        tones.add(new Tone(Integer.parseInt(parts[0]), length));
      }
    }
  }

  void start() {
    if (!tones.isEmpty()) {
      sound(0);
    }
  }

  private void sound(int index) {
    Tone tone = tones.get(index);
    send(tone.hertz());
    if (!tone.length().isZero()) {
      next = world.after(tone.length(), false, () -> sound((index + 1) % tones.size()));
    }
  }

  void stop() {
    if (next != null) {
      next.cancel();
    }
    send(0);
  }

  private void send(int hertz) {
    if (channel.far instanceof Link link && link.other() != null && !link.other().gone) {
      world.tone(link.other(), hertz);
    }
  }
}
