/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Channel.State;

/** Channels that are no telephone calls: those that listen in, and those that carry raw audio. */
public final class SpecialChannels {
  private final World world;
  private long addresses = 0x7f6fe0003b10L;

  SpecialChannels(World world) {
    this.world = world;
  }

  /** Listens in on a channel, until that is hung up. */
  public Channel snoop(Channel channel, String id, String application, List<String> args) {
    String name =
        "Snoop/" + channel.id() + "-" + world.channels().newNumber("Snoop " + channel.id());
    Channel snoop =
        world.channels().create(id, name, State.UP, Position.at("default", "s", 1), null);
    world.channels().announce(snoop);
    channel.whenGone(() -> world.hangups().silently(snoop, Causes.NORMAL));
    world.soon(
        () -> {
          if (!world
              .stasis()
              .enter(snoop, application, args, true, () -> world.dialer().goOn(snoop, true))) {
            world.hangups().silently(snoop, Causes.NORMAL);
          }
        });
    return snoop;
  }

  /**
   * A channel whose audio goes to a program, which answers at once.
   *
   * @param prefix its name up to a number
   */
  public Channel media(
      String id,
      String prefix,
      Map<String, String> variables,
      String application,
      List<String> args) {
    String name = prefix.startsWith("AudioSocket/") ? prefix : prefix + address();
    Channel channel =
        world.channels().create(id, name, State.DOWN, Position.at("default", "s", 1), null);
    channel.far = new FarEnd() {};
    channel.homeApp = "AppDial2";
    channel.homeData = "(Outgoing Line)";
    channel.position = channel.position.running("AppDial2", "(Outgoing Line)");
    channel.variables().putAll(variables);
    world.soon(() -> call(channel, prefix, application, args));
    return channel;
  }

  private void call(Channel channel, String prefix, String application, List<String> args) {
    world.channels().announce(channel);
    Application target = world.applications().active(application);
    if (target != null) {
      channel.follow(target);
    }
    var dial =
        new Dial(
            world,
            channel,
            null,
            false,
            prefix.substring(prefix.indexOf('/') + 1).replaceFirst("-$", ""),
            () -> enter(channel, application, args),
            outcome -> {});
    dial.start(Duration.ZERO);
    dial.answered();
  }

  private void enter(Channel channel, String application, List<String> args) {
    if (!world
        .stasis()
        .enter(channel, application, args, true, () -> world.dialer().goOn(channel, true))) {
      world.hangups().silently(channel, Causes.NORMAL);
    }
  }

  private String address() {
    addresses += 0x150;
    return "0x" + Long.toHexString(addresses);
  }
}
