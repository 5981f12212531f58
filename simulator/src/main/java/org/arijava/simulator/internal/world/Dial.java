/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/**
 * A call that Asterisk makes on a channel, until it is answered. Confined to the world's thread.
 */
public final class Dial {
  private final World world;
  private final Channel channel;
  private final @Nullable Channel caller;
  private final boolean byCommand;
  private final String dialString;
  private final Runnable whenAnswered;
  private final Consumer<String> whenFailed;
  private @Nullable Timer timeout;
  private boolean started;
  private boolean over;

  /**
   * @param whenFailed takes what the dial came to, such as {@code BUSY}
   * @param byCommand whether it is the dial of a channel that an application created: it survives
   *     the refusal, and is hung up after the timeout as if it had asked
   */
  Dial(
      World world,
      Channel channel,
      @Nullable Channel caller,
      boolean byCommand,
      String dialString,
      Runnable whenAnswered,
      Consumer<String> whenFailed) {
    this.world = world;
    this.channel = channel;
    this.caller = caller;
    this.byCommand = byCommand;
    this.dialString = dialString;
    this.whenAnswered = whenAnswered;
    this.whenFailed = whenFailed;
  }

  /** Calls; a timeout that is zero or negative never comes. */
  void start(Duration limit) {
    boolean isSecond = channel.dial != null && !channel.dial.over;
    channel.dial = this;
    tell("");
    call(!isSecond);
    if (!over && limit.compareTo(Duration.ZERO) > 0) {
      timeout = world.after(limit, false, this::timedOut);
    }
  }

  /** Calls without telling so. */
  void startSilently() {
    channel.dial = this;
    call(true);
  }

  private void call(boolean reachesFarEnd) {
    started = true;
    FarEnd far = channel.far;
    if (far != null && reachesFarEnd) {
      far.dialled(channel);
    }
  }

  void ringing() {
    if (!over && !channel.hungUp && channel.state == State.DOWN) {
      channel.changeState(State.RINGING);
      tell("RINGING");
    }
  }

  void progressing() {
    if (!over && !channel.hungUp) {
      channel.media = true;
      tell("PROGRESS");
    }
  }

  void answered() {
    if (!over && !channel.hungUp) {
      end();
      channel.changeState(State.UP);
      if (caller != null) {
        channel.position = Position.at(channel.position.context(), "", 1);
      }
      tell("ANSWER");
      whenAnswered.run();
    }
  }

  /** The far end is busy, or could not be reached. */
  void failed(String status) {
    if (!over && !channel.hungUp) {
      end();
      tell(status);
      if (!byCommand) {
        whenFailed.accept(status);
        world.hangups().silently(channel, Causes.UNKNOWN);
      }
    }
  }

  /** The channel is hung up before an answer. */
  void hungUp(int cause) {
    if (!over) {
      end();
      if (!byCommand || channel.endpoint() != null) {
        tell(Causes.dialStatus(cause));
      }
      whenFailed.accept(Causes.dialStatus(cause));
    }
  }

  private void timedOut() {
    if (over || channel.hungUp || channel.state == State.UP) {
      return;
    }
    end();
    if (byCommand) {
      boolean isOldest = world.release().isOldest();
      world.hangups().request(channel, isOldest ? Causes.NORMAL : Causes.NO_ANSWER);
    } else {
      if (channel.endpoint() != null) {
        tell("NOANSWER");
      }
      whenFailed.accept("NOANSWER");
      world.hangups().silently(channel, Causes.NO_ANSWER);
    }
  }

  private void end() {
    over = true;
    if (timeout != null) {
      timeout.cancel();
    }
  }

  private void tell(String status) {
    Map<String, Object> event =
        world
            .events()
            .of(
                "Dial",
                "dialstatus",
                status,
                "forward",
                "",
                "dialstring",
                (byCommand || caller != null) && started ? "" : dialString);
    if (caller != null) {
      event.put("caller", caller.snapshot());
    }
    event.put("peer", channel.snapshot());
    world.events().toDialled(channel, caller, event);
  }
}
