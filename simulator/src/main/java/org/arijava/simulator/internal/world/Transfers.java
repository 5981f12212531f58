/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk does when a telephone asks to connect its call with somebody else, as by SIP's
 * REFER. Confined to the world's thread.
 */
public final class Transfers {
  /** Leaves transfers to the application, if it is {@code ari-only}. */
  private static final String HANDLING = "PJSIP_TRANSFER_HANDLING()";

  private static final int PARTIES = 2;

  private final World world;

  Transfers(World world) {
    this.world = world;
  }

  /** Whether the application wants to carry out transfers on this channel itself. */
  private static boolean isForApplication(Channel channel) {
    return "ari-only".equals(channel.variables().get(HANDLING));
  }

  /** The far end of a channel asks that the other party be sent to an extension. */
  public void blind(Channel channel, String exten) {
    blind(channel, exten, "sip:" + exten + "@127.0.0.1", () -> {});
  }

  /**
   * As {@link #blind(Channel, String)}.
   *
   * @param whenOver what is done when the other party hung up; never if it was not transferred
   * @return whether it goes on
   */
  boolean blind(Channel channel, String exten, String uri, Runnable whenOver) {
    if (isForApplication(channel)) {
      channel.transferTarget = exten;
      tell(channel, null);
      return true;
    }
    Channel transferee = partner(channel);
    Endpoint endpoint = channel.endpoint();
    String loop = endpoint == null ? null : endpoint.loopContext();
    String context = loop == null ? "default" : loop;
    if (transferee == null || !world.dialplan().has(context, exten)) {
      return false;
    }
    send(channel, transferee, context, exten, uri);
    transferee.whenGone(whenOver);
    return true;
  }

  private static @Nullable Channel partner(Channel channel) {
    Bridge bridge = channel.bridge();
    return bridge == null || bridge.members().size() != PARTIES
        ? null
        : bridge.members().stream().filter(member -> member != channel).findFirst().orElse(null);
  }

  private void send(Channel channel, Channel transferee, String context, String exten, String uri) {
    Bridge bridge = bridge(channel);
    world.hold(channel, false);
    set(transferee, "BLINDTRANSFER", channel.name());
    set(channel, "BLINDTRANSFER", transferee.name());
    set(transferee, "SIPTRANSFER", "yes");
    set(transferee, "SIPREFERRINGCONTEXT", context);
    String by = channel.dialString.replaceFirst("@.*", "");
    set(transferee, "__SIPREFERREDBYHDR", "<sip:" + by + "@127.0.0.1>");
    set(transferee, "SIPREFERTOHDR", uri);
    Map<String, Object> event =
        world
            .events()
            .of(
                "BridgeBlindTransfer",
                "channel",
                channel.snapshot(),
                "exten",
                exten,
                "context",
                context,
                "result",
                "Success",
                "is_external",
                true,
                "transferee",
                transferee.snapshot(),
                "bridge",
                bridge.snapshot());
    boolean fromApplication = transferee.stay() != null;
    if (!fromApplication) {
      Position position = transferee.position;
      transferee.position = new Position(context, exten, 1, position.appName(), position.appData());
      world.dialer().show(transferee, position.appName(), position.appData());
    }
    bridge.depart(transferee);
    bridge.depart(channel);
    world.events().toTransfer(List.of(channel, transferee), List.of(bridge), event);
    hangUp(channel);
    world.soon(bridge::destroy);
    if (fromApplication) {
      world.stasis().leave(transferee, Position.at(context, exten, 1));
    } else {
      set(transferee, "DIALSTATUS", "ANSWER");
      Walk.start(world, transferee, context, exten, 1);
    }
  }

  /* The call of who transferred ends here, and its far end knows. */
  private void hangUp(Channel channel) {
    if (!(channel.far instanceof Party)) {
      channel.far = null;
    }
    world.hangups().fromDialplan(channel, Causes.NORMAL);
  }

  private static Bridge bridge(Channel channel) {
    Bridge bridge = channel.bridge();
    if (bridge == null) {
      throw new IllegalStateException(channel + " is in no bridge");
    }
    return bridge;
  }

  /**
   * The event of an attended transfer, as all of them are now.
   *
   * @param first the transferer's leg to the transferee, in the bridge {@code firstBridge}
   * @param second the transferer's leg to the target, in the bridge {@code secondBridge}
   * @param into the bridge that remains
   */
  Map<String, Object> attendedEvent(
      Channel first,
      Channel second,
      Channel transferee,
      Channel target,
      Bridge firstBridge,
      Bridge secondBridge,
      Bridge into) {
    return world
        .events()
        .of(
            "BridgeAttendedTransfer",
            "transferer_first_leg",
            first.snapshot(),
            "transferer_second_leg",
            second.snapshot(),
            "result",
            "Success",
            "is_external",
            false,
            "transferee",
            transferee.snapshot(),
            "transfer_target",
            target.snapshot(),
            "transferer_first_leg_bridge",
            firstBridge.snapshot(),
            "transferer_second_leg_bridge",
            secondBridge.snapshot(),
            "destination_type",
            "bridge",
            "destination_bridge",
            into.id());
  }

  /**
   * The far end of two channels asks that the other parties of both be connected.
   *
   * @return whether they are
   */
  public boolean attended(Channel first, Channel second) {
    Channel transferee = partner(first);
    Channel target = partner(second);
    if (transferee == null || target == null || first.bridge() == second.bridge()) {
      return false;
    }
    Bridge from = bridge(first);
    Bridge to = bridge(second);
    world.hold(first, false);
    world.hold(second, false);
    Map<String, Object> event = attendedEvent(first, second, transferee, target, from, to, to);
    set(transferee, "ATTENDEDTRANSFER", first.name());
    set(first, "ATTENDEDTRANSFER", transferee.name());
    from.depart(transferee);
    to.depart(second);
    to.add(transferee, false);
    set(transferee, "ATTENDEDTRANSFER", "");
    introduce(target, transferee);
    introduce(transferee, target);
    from.depart(first);
    world.events().toTransfer(List.of(first, second, transferee, target), List.of(from, to), event);
    world.soon(from::destroy);
    hangUp(first);
    world.hangups().replaced(second);
    return true;
  }

  private void introduce(Channel channel, Channel to) {
    channel.connected = to.caller;
    world.variables().tellConnected(channel);
  }

  /**
   * As {@link #attended(Channel, Channel)}; the second channel is the one of this call.
   *
   * @param callId the id of the call in SIP
   */
  boolean attended(Channel first, String callId) {
    for (Channel channel : world.channels().all()) {
      if (channel.protocolId.equals(callId)) {
        return attended(first, channel);
      }
    }
    return false;
  }

  /** An application tells the far end of a channel how its transfer goes. */
  public void progressed(Channel channel, String state) {
    if (channel.transferTarget != null && !channel.hungUp) {
      tell(channel, state);
      if (!state.equals("channel_progress")) {
        channel.transferTarget = null;
      }
    }
  }

  private void tell(Channel channel, @Nullable String state) {
    String destination = channel.transferTarget == null ? "" : channel.transferTarget;
    Map<String, Object> event =
        world
            .events()
            .of(
                "ChannelTransfer",
                "refer_to",
                Json.object("requested_destination", Json.object("destination", destination)),
                "referred_by",
                Json.object("source_channel", channel.snapshot()));
    if (state != null) {
      event.put("state", state);
    }
    world.events().toChannel(channel, event);
  }

  private void set(Channel channel, String name, String value) {
    world.variables().set(channel, name, value);
  }
}
