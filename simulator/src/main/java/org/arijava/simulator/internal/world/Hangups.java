/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Map;

/** How channels end, in Asterisk's order. Confined to the world's thread. */
public final class Hangups {
  private static final int ASKED = 32;

  private final World world;

  Hangups(World world) {
    this.world = world;
  }

  /** An application, or an administrator, asks that a channel be hung up. */
  public void request(Channel channel, int cause) {
    if (begin(channel, cause)) {
      channel.techCause =
          channel.endpoint() == null || cause == Causes.NORMAL ? 0 : Causes.sip(cause);
      quality(channel);
      tell(channel, ASKED, true, 0);
      world.soon(() -> finish(channel, true));
    }
  }

  /** The far end hung up, or refused. */
  void remote(Channel channel, int cause) {
    if (begin(channel, cause == Causes.UNKNOWN ? channel.cause : cause)) {
      boolean cancelled = channel.state == Channel.State.RING;
      boolean refused =
          channel.endpoint() != null && (cause != Causes.NORMAL || cancelled) && cause != 0;
      channel.techCause = refused ? Causes.sip(cause) : 0;
      quality(channel);
      tell(channel, cause, false, channel.techCause);
      world.soon(() -> finish(channel, true));
    }
  }

  /** The dialplan hangs a channel up, or has nothing more for it. */
  void fromDialplan(Channel channel, int cause) {
    if (begin(channel, cause)) {
      boolean refuses = channel.endpoint() != null && cause != Causes.NORMAL;
      channel.techCause = refuses ? Causes.sip(cause) : 0;
      quality(channel);
      world.soon(() -> finish(channel, true));
    }
  }

  /** Another channel took the place of this one in its call. */
  void replaced(Channel channel) {
    if (begin(channel, Causes.NORMAL)) {
      tell(channel, 1, true, 0);
      quality(channel);
      world.soon(() -> finish(channel, false));
    }
  }

  /** A channel ends that nobody asked to. */
  void silently(Channel channel, int cause) {
    if (begin(channel, cause)) {
      finish(channel, false);
    }
  }

  private static boolean begin(Channel channel, int cause) {
    if (channel.hungUp) {
      return false;
    }
    channel.hungUp = true;
    channel.cause = cause;
    return true;
  }

  private void finish(Channel channel, boolean tellDial) {
    channel.commands().flush();
    Bridge bridge = channel.bridge();
    if (bridge != null) {
      bridge.remove(channel, false);
    }
    world.stasis().end(channel);
    Walk walk = channel.walk;
    Dial dial = channel.dial;
    if (walk != null) {
      walk.interrupt();
    }
    if (walk != null && !walk.isNested()) {
      tell(channel, Causes.NORMAL, true, 0);
    }
    if (walk != null) {
      walk.end();
    }
    FarEnd far = channel.far;
    if (far != null) {
      far.hungUp(channel, channel.cause);
    }
    if (dial != null && tellDial) {
      dial.hungUp(channel.cause);
    }
    destroy(channel);
  }

  private void destroy(Channel channel) {
    channel.position =
        new Position(
            channel.position.context(),
            channel.position.exten(),
            channel.position.priority(),
            channel.homeApp,
            channel.homeData);
    Map<String, Object> event =
        world
            .events()
            .of(
                "ChannelDestroyed",
                "cause",
                channel.cause,
                "cause_txt",
                Causes.text(channel.cause));
    if (channel.techCause != 0) {
      event.put("tech_cause", channel.techCause);
    }
    event.put("channel", channel.snapshot());
    world.events().toChannel(channel, event);
    if (channel.position.exten().equals(Walk.FAREWELL) && !channel.homeApp.isEmpty()) {
      world
          .events()
          .toWatchers(channel, Walk.step(world, channel, channel.homeApp, channel.homeData));
    }
    if (channel.tones != null) {
      channel.tones.stop();
    }
    if (channel.toneDetector != null) {
      channel.toneDetector.end();
    }
    world.channels().remove(channel);
    channel.markGone();
    Endpoint endpoint = channel.endpoint();
    if (endpoint != null) {
      endpoint.remove(channel);
    }
    world.deviceStates().follow(channel);
    channel.followers().clear();
    world.applications().drop(Topic.channel(channel));
  }

  private void tell(Channel channel, int cause, boolean soft, int techCause) {
    Map<String, Object> event = world.events().of("ChannelHangupRequest", "cause", cause);
    if (soft) {
      event.put("soft", true);
    }
    if (techCause != 0) {
      event.put("tech_cause", techCause);
    }
    event.put("channel", channel.snapshot());
    world.events().toChannel(channel, event);
  }

  /* The five variables in which Asterisk sums up what RTP was like. Here there was none. */
  private void quality(Channel channel) {
    if (channel.technology().equals("PJSIP") && (channel.isUp() || channel.media)) {
      RtpQuality.VARIABLES.forEach((name, value) -> world.variables().set(channel, name, value));
    }
  }
}
