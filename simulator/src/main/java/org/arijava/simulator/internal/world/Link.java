/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/**
 * Another channel as the far end: the other half of a Local channel, or of a call that Asterisk
 * makes to itself over SIP. Confined to the world's thread.
 */
final class Link implements FarEnd {
  private final World world;
  private final boolean sip;
  private final Runnable whenDialled;
  private @Nullable Channel other;

  /**
   * @param whenDialled makes the other channel run
   */
  Link(World world, boolean sip, Runnable whenDialled) {
    this.world = world;
    this.sip = sip;
    this.whenDialled = whenDialled;
  }

  void connect(Channel channel) {
    other = channel;
  }

  @Nullable Channel other() {
    return other;
  }

  @Override
  public void dialled(Channel channel) {
    whenDialled.run();
  }

  private @Nullable Dial otherDial() {
    return other == null || other.gone ? null : other.dial;
  }

  @Override
  public void ringing(Channel channel, boolean on) {
    Dial dial = otherDial();
    if (dial != null && on) {
      dial.ringing();
    }
  }

  @Override
  public void progressing(Channel channel) {
    Dial dial = otherDial();
    if (dial != null) {
      dial.progressing();
    }
  }

  @Override
  public void answered(Channel channel) {
    Dial dial = otherDial();
    if (dial != null) {
      dial.answered();
    }
  }

  @Override
  public void busy(Channel channel, boolean congestion) {
    Dial dial = otherDial();
    if (dial != null && sip) {
      world.hangups().remote(channel, congestion ? Causes.CONGESTION : Causes.BUSY);
    } else if (dial != null) {
      dial.failed(congestion ? "CONGESTION" : "BUSY");
    }
  }

  @Override
  public void digit(Channel channel, char digit, Duration length) {
    if (other != null && !other.gone) {
      world.dtmf().received(other, digit, length);
    }
  }

  @Override
  public void held(Channel channel, boolean on) {
    if (other != null && !other.gone && sip) {
      world.hold(other, on);
    }
  }

  @Override
  public void hungUp(Channel channel, int cause) {
    Channel peer = other;
    if (peer == null || peer.gone) {
      return;
    }
    if (sip) {
      world.soon(() -> world.hangups().remote(peer, cause));
    } else if (cause == Causes.UNKNOWN && peer.dial != null) {
      world.hangups().silently(peer, cause);
    } else if (peer.walk == null
        && peer.dial == null
        && peer.stay == null
        && peer.state == State.RING) {
      world.hangups().silently(peer, cause);
    } else {
      world.hangups().remote(peer, cause);
    }
  }
}
