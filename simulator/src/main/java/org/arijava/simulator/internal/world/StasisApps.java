/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How channels come into applications and out of them. Confined to the world's thread. */
public final class StasisApps {
  private final World world;

  StasisApps(World world) {
    this.world = world;
  }

  /**
   * Lets a channel into an application.
   *
   * @param show whether its snapshots show that it runs Stasis
   * @param afterwards what happens with the channel when it leaves without being hung up
   * @return whether there is such an application
   */
  boolean enter(
      Channel channel, String name, List<String> args, boolean show, Runnable afterwards) {
    if (show) {
      channel.position = channel.position.running("Stasis", Stay.data(name, args));
    }
    Application application = world.applications().active(name);
    if (application == null) {
      status(channel, "FAILED");
      return false;
    }
    status(channel, "");
    channel.stay = new Stay(application, afterwards);
    application.subscribe(Topic.channel(channel));
    start(channel, application, args);
    return true;
  }

  private void start(Channel channel, Application application, List<String> args) {
    world
        .events()
        .toApplication(
            application,
            world.events().of("StasisStart", "args", args, "channel", channel.snapshot()));
  }

  /**
   * Takes a channel out of its application, into the dialplan.
   *
   * @param target where it goes; null: on from where it came
   */
  public void leave(Channel channel, @Nullable Position target) {
    Stay stay = channel.stay;
    if (stay != null) {
      Bridge bridge = channel.bridge();
      if (bridge != null) {
        bridge.remove(channel, true);
      }
      end(channel, stay);
      channel.continued = true;
      if (channel.walk != null) {
        status(channel, "SUCCESS");
      }
      if (target == null) {
        stay.afterwards.run();
      } else {
        Walk.start(world, channel, target.context(), target.exten(), target.priority(), true);
      }
    }
  }

  /** Ends a stay because the channel is hung up, or a walk that is part of a stay. */
  void end(Channel channel) {
    Stay stay = channel.stay;
    if (stay != null) {
      end(channel, stay);
      status(channel, "SUCCESS");
    } else if (channel.walk != null && channel.walk.isNested()) {
      status(channel, "SUCCESS");
    }
  }

  private void end(Channel channel, Stay stay) {
    channel.stay = null;
    Application application = stay.application;
    world
        .events()
        .toApplication(application, world.events().of("StasisEnd", "channel", channel.snapshot()));
    application.unsubscribe(Topic.channel(channel));
  }

  /** Moves a channel to another application; that must be there, or the old one is told. */
  public void move(Channel channel, String name, List<String> args) {
    Stay stay = channel.stay;
    if (stay == null) {
      return;
    }
    Application next = world.applications().active(name);
    if (next == null) {
      world
          .events()
          .toApplication(
              stay.application,
              world
                  .events()
                  .of(
                      "ApplicationMoveFailed",
                      "channel",
                      channel.snapshot(),
                      "destination",
                      name,
                      "args",
                      args));
      return;
    }
    Application previous = stay.application;
    world
        .events()
        .toApplication(previous, world.events().of("StasisEnd", "channel", channel.snapshot()));
    previous.unsubscribe(Topic.channel(channel));
    stay.application = next;
    next.subscribe(Topic.channel(channel));
    start(channel, next, args);
  }

  private void status(Channel channel, String value) {
    world.variables().set(channel, "STASISSTATUS", value);
  }

  /** The application that a channel is in; null if in none. */
  static @Nullable Application of(Channel channel) {
    Stay stay = channel.stay;
    return stay == null ? null : stay.application;
  }
}
