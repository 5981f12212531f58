/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Channels that are offered to many applications, until one claims them. */
public final class Broadcasts {
  private final World world;
  private final Map<String, Offer> open = new HashMap<>();

  private record Offer(
      Walk walk, Channel channel, List<Application> offered, List<String> args, boolean tell) {}

  /** What became of a claim. */
  public enum Claim {
    WON,
    TAKEN,
    UNKNOWN
  }

  private final Map<String, Boolean> claimed = new HashMap<>();

  Broadcasts(World world) {
    this.world = world;
  }

  void open(
      Walk walk,
      Channel channel,
      Duration timeout,
      @Nullable Pattern filter,
      List<String> args,
      boolean tell) {
    var offered = new ArrayList<Application>();
    for (Application application : world.applications().all()) {
      if (application.isActive() && (filter == null || filter.matcher(application.name()).find())) {
        offered.add(application);
      }
    }
    open.put(channel.id(), new Offer(walk, channel, offered, args, tell));
    for (Application application : offered) {
      world
          .events()
          .toApplication(
              application,
              world
                  .events()
                  .of(
                      "CallBroadcast",
                      "channel",
                      channel.snapshot(),
                      "caller",
                      channel.caller.number(),
                      "called",
                      channel.position.exten()));
    }
    channel.whenGone(() -> forget(channel));
    world.after(timeout, false, () -> expire(channel));
  }

  private void forget(Channel channel) {
    open.remove(channel.id());
    claimed.remove(channel.id());
  }

  private void expire(Channel channel) {
    Offer offer = open.remove(channel.id());
    if (offer != null && !channel.hungUp) {
      world.variables().set(channel, "STASISSTATUS", "TIMEOUT");
      offer.walk().next();
    }
  }

  /** Claims a channel for an application, which need not be one that it was offered to. */
  public Claim claim(String channelId, String winner) {
    Offer offer = open.remove(channelId);
    if (offer == null) {
      return claimed.containsKey(channelId) ? Claim.TAKEN : Claim.UNKNOWN;
    }
    Channel channel = offer.channel();
    claimed.put(channelId, true);
    world.soon(
        () -> {
          Application application = world.applications().active(winner);
          if (offer.tell() && application != null) {
            offer.offered().forEach(loser -> tell(loser, channel, winner));
          }
          Runnable afterwards =
              () -> {
                claimed.remove(channelId);
                offer.walk().next();
              };
          if (!world.stasis().enter(channel, winner, offer.args(), false, afterwards)) {
            afterwards.run();
          }
        });
    return Claim.WON;
  }

  private void tell(Application application, Channel channel, String winner) {
    world
        .events()
        .toApplication(
            application,
            world.events().of("CallClaimed", "channel", channel.snapshot(), "winner_app", winner));
  }
}
