/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;

/**
 * Who is at the other end of a channel's line: the other half of a Local channel, or a telephone.
 * Hears what Asterisk does on the channel. Confined to the world's thread.
 */
interface FarEnd {
  /** Asterisk calls it. */
  default void dialled(Channel channel) {}

  /** Asterisk tells it that it rings, or no longer. */
  default void ringing(Channel channel, boolean on) {}

  default void progressing(Channel channel) {}

  default void answered(Channel channel) {}

  default void busy(Channel channel, boolean congestion) {}

  default void digit(Channel channel, char digit, Duration length) {}

  /** Something is played to it. */
  default void played(Channel channel, String media) {}

  default void held(Channel channel, boolean on) {}

  default void hungUp(Channel channel, int cause) {}
}
