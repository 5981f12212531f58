/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;

/** Digits on their way. Confined to the world's thread. */
public final class Dtmf {
  /** The length of a digit, and of the pause after it, when nobody says otherwise. */
  public static final Duration LENGTH = Duration.ofMillis(100);

  /** What can be pressed, as a regular expression. */
  public static final String KEYS = "[0-9*#A-Da-d]*";

  private final World world;

  Dtmf(World world) {
    this.world = world;
  }

  /** Sends digits to the far end of a channel, one after the other. */
  public void send(
      Channel channel,
      String digits,
      Duration before,
      Duration between,
      Duration length,
      Duration afterwards,
      Runnable done) {
    Duration at = before;
    for (char digit : digits.toCharArray()) {
      if (digit == 'w' || digit == 'W') {
        at = at.plus(digit == 'w' ? Duration.ofMillis(500) : Duration.ofSeconds(1));
        continue;
      }
      at = at.plus(length);
      world.after(at, true, () -> arrive(channel, digit, length));
      at = at.plus(between);
    }
    world.after(at.plus(afterwards), true, done);
  }

  private void arrive(Channel channel, char digit, Duration length) {
    FarEnd far = channel.far;
    if (far != null && !channel.hungUp) {
      far.digit(channel, digit, length);
    }
  }

  /** The far end pressed a key. */
  void received(Channel channel, char digit, Duration length) {
    if (channel.hungUp) {
      return;
    }
    world.recordings().digit(channel, digit);
    world
        .events()
        .toChannel(
            channel,
            world
                .events()
                .of(
                    "ChannelDtmfReceived",
                    "digit",
                    String.valueOf(digit),
                    "duration_ms",
                    length.toMillis(),
                    "channel",
                    channel.snapshot()));
    AttendedTransfer transfer = channel.attendedTransfer;
    boolean consumed = transfer != null && transfer.press(digit);
    Bridge bridge = channel.bridge();
    if (bridge != null && !consumed) {
      bridge.passDigit(channel, digit, length);
    }
  }
}
