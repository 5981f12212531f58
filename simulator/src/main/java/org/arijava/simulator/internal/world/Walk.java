/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.Map;
import org.arijava.simulator.internal.world.Dialplan.Extension;
import org.arijava.simulator.internal.world.Dialplan.Step;
import org.jspecify.annotations.Nullable;

/** A channel's walk through the dialplan. Confined to the world's thread. */
final class Walk {
  /** The extension for what is done after the hangup. */
  static final String FAREWELL = "h";

  private final World world;
  private final Channel channel;
  private @Nullable Timer timer;
  private @Nullable Extension extension;
  private final boolean nested;
  private boolean over;
  private boolean arrives;
  private @Nullable Runnable whenEnded;

  private Walk(World world, Channel channel, boolean nested) {
    this.world = world;
    this.channel = channel;
    this.nested = nested;
  }

  /** Whether Stasis itself runs it, for a channel that did not come from the dialplan. */
  boolean isNested() {
    return nested;
  }

  /** Sends a channel to a place in the dialplan, instead of where it walks; that must exist. */
  static void start(World world, Channel channel, String context, String exten, int priority) {
    start(world, channel, context, exten, priority, false);
  }

  /** As {@link #start(World, Channel, String, String, int)}, for a channel that leaves Stasis. */
  static void start(
      World world,
      Channel channel,
      String context,
      String exten,
      int priority,
      boolean fromStasis) {
    if (world.dialplan().find(context, exten) == null) {
      channel.position = Position.at(context, exten, priority);
      if (channel.walk == null && channel.state != Channel.State.UP) {
        world.hangups().silently(channel, Causes.UNKNOWN);
      } else {
        world.hangups().fromDialplan(channel, channel.cause);
      }
      return;
    }
    Walk walk = channel.walk;
    boolean arrives = walk != null || fromStasis;
    if (walk == null) {
      walk = new Walk(world, channel, fromStasis);
      channel.walk = walk;
    }
    walk.go(context, exten, priority, arrives);
  }

  Channel channel() {
    return channel;
  }

  private void go(String context, String exten, int priority, boolean fromElsewhere) {
    channel.position = Position.at(context, exten, priority);
    extension = world.dialplan().find(context, exten);
    arrives = fromElsewhere;
    step();
    arrives = false;
  }

  /** Goes on with the step after the current one. */
  void next() {
    if (!over && !channel.hungUp && channel.stay == null) {
      Position here = channel.position;
      channel.position =
          new Position(
              here.context(), here.exten(), here.priority() + 1, here.appName(), here.appData());
      step();
    }
  }

  /** Goes on after a while. */
  void next(Duration delay, boolean awaited) {
    timer = world.after(delay, awaited, this::next);
  }

  /** Goes on after a while, when something is done. */
  void next(Duration delay, boolean awaited, Runnable before) {
    timer =
        world.after(
            delay,
            awaited,
            () -> {
              if (!over && !channel.hungUp) {
                before.run();
                next();
              }
            });
  }

  /** Has something done if the walk ends within the current step. */
  void whenEnded(Runnable task) {
    whenEnded = task;
  }

  /** Does what is left of a step in which the channel is hung up. */
  void interrupt() {
    Runnable task = whenEnded;
    if (task != null) {
      whenEnded = null;
      task.run();
    }
  }

  private void step() {
    Step step = extension == null ? null : extension.steps().get(channel.position.priority());
    if (step == null) {
      world.hangups().fromDialplan(channel, channel.cause);
      return;
    }
    whenEnded = null;
    String data = world.variables().substitute(channel, step.data());
    boolean isNothing = step.app().equals("Answer") && channel.state == Channel.State.UP;
    if (!isNothing || !arrives) {
      show(step.app(), data); // Asterisk does not tell that either
    }
    world.soon(() -> run(step.app(), data));
  }

  private void run(String app, String data) {
    if (!over && !channel.hungUp) {
      world.dialplanApps().run(this, app, data);
    }
  }

  private void show(String app, String data) {
    channel.position = channel.position.running(app, data);
    world.events().toChannel(channel, step(world, channel, app, data));
  }

  /** The event that tells what a channel does in the dialplan. */
  static Map<String, Object> step(World world, Channel channel, String app, String data) {
    return world
        .events()
        .of(
            "ChannelDialplan",
            "dialplan_app",
            app,
            "dialplan_app_data",
            data,
            "channel",
            channel.snapshot());
  }

  /** Ends the walk because the channel is hung up; what the context says for that still shows. */
  void end() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
    if (nested) {
      return;
    }
    String context = channel.position.context();
    Extension farewell = world.dialplan().find(context, FAREWELL);
    if (farewell != null) {
      farewell
          .steps()
          .forEach(
              (priority, step) -> {
                channel.position = Position.at(context, FAREWELL, priority);
                show(step.app(), step.data());
              });
    }
  }
}
