/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.arijava.simulator.internal.world.Channel.State;
import org.arijava.simulator.internal.world.Endpoint.Manner;
import org.jspecify.annotations.Nullable;

/** Makes channels and calls. Confined to the world's thread. */
public final class Dialer {
  private static final String OUTGOING = "(Outgoing Line)";

  private final World world;

  Dialer(World world) {
    this.world = world;
  }

  /** Calls somebody, and soon leads an answered call where it is to go; null if nobody can be. */
  public @Nullable Channel originate(Origin origin) {
    Channel channel = make(origin);
    if (channel == null) {
      return null;
    }
    channel.homeApp = "AppDial2";
    channel.homeData = OUTGOING;
    channel.position = channel.position.running("AppDial2", OUTGOING);
    world.soon(() -> call(channel, origin));
    return channel;
  }

  private void call(Channel channel, Origin origin) {
    Channel half = half(channel);
    announce(channel, half, "AppDial2");
    String name = origin.application();
    Application application = name == null ? null : world.applications().active(name);
    if (application != null) {
      channel.follow(application);
    }
    if (half != null && application != null) {
      half.follow(application);
    }
    introduce(half == null ? channel : half, half != null, channel, origin);
    Position place = channel.position;
    if (half != null && !world.dialplan().has(place.context(), place.exten())) {
      world.hangups().silently(channel, Causes.UNKNOWN);
      return;
    }
    var dial =
        new Dial(
            world,
            channel,
            null,
            false,
            origin.resource(),
            () -> answered(channel, origin),
            outcome -> {});
    dial.start(origin.timeout());
    origin.reported().forEach(channel::report);
  }

  /* Of a Local channel the half in the dialplan gets the variables, and the caller mirrored. */
  private void introduce(Channel shown, boolean mirrored, Channel channel, Origin origin) {
    if (mirrored) {
      var names = new ArrayList<>(channel.variables().keySet());
      Collections.reverse(names); // as Asterisk inherits them
      for (String name : names) {
        if (name.indexOf('(') < 0) {
          world.variables().set(shown, name, channel.variables().getOrDefault(name, ""));
        }
      }
      shown.caller = channel.connected;
      shown.connected = channel.caller;
    }
    if (!origin.callerId().isEmpty()) {
      Caller connected = shown.connected;
      shown.connected = mirrored ? connected : Caller.NOBODY;
      world.variables().tellCaller(shown);
      shown.connected = connected;
      world.variables().tellConnected(shown);
    }
  }

  private void answered(Channel channel, Origin origin) {
    String name = origin.application();
    if (name == null) {
      Walk.start(world, channel, origin.context(), origin.exten(), origin.priority());
    } else if (!world
        .stasis()
        .enter(channel, name, origin.args(), true, () -> goOn(channel, true))) {
      world.hangups().silently(channel, Causes.NORMAL);
    }
  }

  /** Sends a channel that left an application on in the dialplan. */
  void goOn(Channel channel, boolean fromStasis) {
    Position target = channel.position;
    Walk.start(world, channel, target.context(), target.exten(), target.priority(), fromStasis);
  }

  /** Makes a channel that is in an application before it is called; null if it cannot be. */
  public @Nullable Channel create(Origin origin) {
    Channel channel = make(origin);
    if (channel == null) {
      return null;
    }
    world.soon(() -> enter(channel, origin));
    return channel;
  }

  private void enter(Channel channel, Origin origin) {
    Channel half = half(channel);
    announce(channel, half, null);
    String name = Objects.requireNonNullElse(origin.application(), "");
    Application application = world.applications().active(name);
    if (application != null) {
      channel.follow(application);
    }
    origin.reported().forEach(channel::report);
    origin.variables().forEach((key, value) -> world.variables().set(channel, key, value));
    String data = Stay.data(name, origin.args());
    show(channel, "Stasis", data);
    if (!world.stasis().enter(channel, name, origin.args(), true, () -> goOn(channel, true))) {
      world.hangups().silently(channel, Causes.NORMAL);
    }
  }

  /** Calls on a channel that an application created. */
  public void dial(Channel channel, Duration timeout) {
    if (channel.hungUp || channel.state != State.DOWN) {
      return;
    }
    new Dial(world, channel, null, true, channel.dialString, () -> {}, outcome -> {})
        .start(timeout);
  }

  /** Makes the channel and its first snapshot, without telling anybody yet. */
  private @Nullable Channel make(Origin origin) {
    Channel channel =
        make(origin.technology(), origin.resource(), origin.channelId(), origin.otherChannelId());
    if (channel != null) {
      channel.caller = origin.callerId();
      channel.connected = origin.callerId();
      origin.variables().forEach((name, value) -> preset(channel, name, value));
    }
    return channel;
  }

  private static void preset(Channel channel, String name, String value) {
    channel.variables().put(name, value);
    switch (name) {
      case "CALLERID(name)" -> channel.caller = new Caller(value, channel.caller.number());
      case "CALLERID(num)" -> channel.caller = new Caller(channel.caller.name(), value);
      case "CALLERID(all)" -> channel.caller = Caller.parse(value);
      default -> {}
    }
  }

  /** Makes a channel to somebody, silently; null if there is no such technology or endpoint. */
  @Nullable Channel make(String technology, String resource, String id, String otherId) {
    Channel channel =
        technology.equals("Local")
            ? makeLocal(resource, id, otherId)
            : makeLine(technology, resource, id);
    if (channel != null) {
      channel.dialString = resource;
    }
    return channel;
  }

  private Channel makeLocal(String resource, String id, String otherId) {
    String target = resource.replaceFirst("/[a-z]*$", "");
    int at = target.lastIndexOf('@');
    String exten = at < 0 ? target : target.substring(0, at);
    String context = at < 0 ? "default" : target.substring(at + 1);
    String name = "Local/" + exten + "@" + context + "-" + world.channels().newNumber("Local");
    Position position = Position.at(context, exten, 1);
    Channel first = world.channels().create(id, name + ";1", State.DOWN, position, null);
    Channel second = world.channels().create(otherId, name + ";2", State.RING, position, null);
    var toSecond = new Link(world, false, () -> Walk.start(world, second, context, exten, 1));
    var toFirst = new Link(world, false, () -> {});
    toSecond.connect(second);
    toFirst.connect(first);
    first.far = toSecond;
    second.far = toFirst;
    return first;
  }

  private @Nullable Channel makeLine(String technology, String resource, String id) {
    Endpoint endpoint = world.endpoints().dialled(technology, resource);
    if (endpoint == null || endpoint.manner() == Manner.IS_UNREACHABLE) {
      return null;
    }
    String context = endpoint.loopContext();
    Position position = Position.at(context == null ? "default" : context, "s", 1);
    Channel channel = newLine(endpoint, id, State.DOWN, position);
    channel.protocolId = UUID.randomUUID().toString();
    if (context == null) {
      var party = new Party(world, endpoint);
      party.connect(channel);
      channel.far = party;
    } else {
      String number = endpoint.loopExten();
      String user = resource.replaceFirst("@.*", "");
      var link =
          new Link(world, true, () -> comeBack(channel, context, number == null ? user : number));
      channel.far = link;
    }
    return channel;
  }

  private Channel newLine(Endpoint endpoint, String id, State state, Position position) {
    String name =
        endpoint.technology()
            + "/"
            + endpoint.resource()
            + "-"
            + world.channels().newNumber(endpoint.technology());
    Channel channel = world.channels().create(id, name, state, position, endpoint);
    return channel;
  }

  /* The INVITE that Asterisk sent to itself arrives. */
  private void comeBack(Channel channel, String context, String exten) {
    Endpoint loop = Objects.requireNonNull(world.endpoints().find("PJSIP", "loop"));
    Channel other =
        newLine(loop, world.channels().newId(), State.RING, Position.at(context, exten, 1));
    var back = new Link(world, true, () -> {});
    back.connect(channel);
    other.far = back;
    if (channel.far instanceof Link there) {
      there.connect(other);
    }
    boolean anonymous = channel.connected.number().isEmpty();
    other.caller = new Caller(anonymous ? "Anonymous" : "", loop.resource());
    world.channels().announce(other);
    other.protocolId = UUID.randomUUID().toString();
    world.deviceStates().follow(other);
    world.variables().set(other, "SIPDOMAIN", "127.0.0.1");
    world.soon(
        () -> {
          if (world.dialplan().find(context, exten) == null) {
            world.hangups().fromDialplan(other, 1);
          } else {
            Walk.start(world, other, context, exten, 1);
          }
        });
  }

  /**
   * Somebody calls Asterisk.
   *
   * @param exten an extension of the context {@code default}; if there is none, an application with
   *     its arguments
   */
  public Party incoming(
      Endpoint endpoint, String context, String exten, Caller caller, List<String> args) {
    var party = new Party(world, endpoint);
    boolean direct = world.dialplan().find(context, exten) == null;
    if (direct) {
      world.dialplan().addDirect(exten, Stay.data(exten, args));
    }
    String to = direct ? Dialplan.DIRECT : context;
    Channel channel =
        newLine(endpoint, world.channels().newId(), State.RING, Position.at(to, exten, 1));
    channel.caller = caller;
    channel.far = party;
    party.connect(channel);
    world.channels().announce(channel);
    channel.protocolId = UUID.randomUUID().toString();
    world.deviceStates().follow(channel);
    world.soon(() -> Walk.start(world, channel, to, exten, 1));
    return party;
  }

  private void announce(Channel channel, @Nullable Channel half, @Nullable String app) {
    Position position = channel.position;
    channel.position = Position.at(position.context(), position.exten(), position.priority());
    Caller caller = channel.caller;
    Caller connected = channel.connected;
    String protocolId = channel.protocolId;
    if (half == null) {
      channel.caller = Caller.NOBODY;
      channel.connected = Caller.NOBODY;
      channel.protocolId = "";
    }
    world.channels().announce(channel);
    if (half != null) {
      world.channels().announce(half);
    }
    channel.protocolId = protocolId;
    channel.position = position;
    if (app != null) {
      show(channel, app, OUTGOING);
    }
    channel.caller = caller;
    channel.connected = connected;
  }

  void show(Channel channel, String app, String data) {
    channel.position = channel.position.running(app, data);
    world.events().toChannel(channel, Walk.step(world, channel, app, data));
  }

  static @Nullable Channel half(Channel channel) {
    return channel.technology().equals("Local") && channel.far instanceof Link link
        ? link.other()
        : null;
  }
}
