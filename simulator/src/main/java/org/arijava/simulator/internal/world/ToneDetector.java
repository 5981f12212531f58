/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the function {@code TONE_DETECT} listens for on a channel: one frequency, as it comes from
 * the far end. Confined to the world's thread.
 */
final class ToneDetector {
  private static final Duration DEFAULT_LENGTH = Duration.ofMillis(500);

  private final World world;
  private final Channel channel;
  private final int frequency;
  private final Duration length;
  private final int wanted;
  private final boolean received;
  private final boolean once;
  private @Nullable Timer hit;
  private int count;
  private boolean over;

  /**
   * @param arguments those of the function: the frequency, the least length in ms, the options
   */
  ToneDetector(World world, Channel channel, String arguments) {
    this.world = world;
    this.channel = channel;
    String[] parts = arguments.split(",", 3);
    String options = parts.length > 2 ? parts[2] : "";
    frequency = number(parts[0], 0);
    int millis = parts.length > 1 ? number(parts[1], 0) : 0;
    length = millis > 0 ? Duration.ofMillis(millis) : DEFAULT_LENGTH;
    wanted = options.contains("n(") ? number(options.replaceFirst(".*n\\((\\d*).*", "$1"), 1) : 1;
    String letters = options.replaceAll("\\([^)]*\\)", "");
    received = letters.contains("r") || !letters.contains("t");
    once = letters.contains("e");
  }

  /** Whether these arguments of the function end a detector. */
  static boolean isEnd(String arguments) {
    String[] parts = arguments.split(",", 3);
    return parts.length > 2 && parts[2].replaceAll("\\([^)]*\\)", "").contains("x");
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /** How often the tone came. */
  int count() {
    return count;
  }

  /** A tone of so many Hz is heard from now on, or none if 0. */
  void hear(int hertz) {
    if (hit != null) {
      hit.cancel();
      hit = null;
    }
    /* Asterisk detects nothing in the linear audio of Local channels. */
    if (hertz == frequency && hertz > 0 && received && !over && channel.endpoint() != null) {
      hit = world.after(length, true, this::detected);
    }
  }

  private void detected() {
    if (channel.hungUp) {
      return;
    }
    count++;
    if (count >= wanted) {
      over = once;
      world
          .events()
          .toChannel(
              channel, world.events().of("ChannelToneDetected", "channel", channel.snapshot()));
    }
  }

  /** Listens no longer. */
  void end() {
    over = true;
    hear(0);
  }
}
