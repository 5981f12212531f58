/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/**
 * The dialplan's {@code Dial}: calls somebody on behalf of a channel, and connects the two until
 * one hangs up. Confined to the world's thread.
 */
final class DialApp {
  private static final String APP = "AppDial";
  private static final String DATA = "(Outgoing Line)";
  private static final String STATUS = "DIALSTATUS";
  private static final String NUMBER = "DIALEDPEERNUMBER";
  private static final String NAME = "DIALEDPEERNAME";
  private static final List<String> TIMES =
      List.of(
          "ANSWEREDTIME",
          "ANSWEREDTIME_MS",
          "DIALEDTIME",
          "DIALEDTIME_MS",
          "RINGTIME",
          "RINGTIME_MS",
          "PROGRESSTIME",
          "PROGRESSTIME_MS");
  private static final int TIMES_OF_A_CALL = 4;

  private final World world;
  private final Walk walk;
  private final Channel caller;
  private final Instant began;
  private Instant answered;

  DialApp(World world, Walk walk) {
    this.world = world;
    this.walk = walk;
    caller = walk.channel();
    began = world.now();
    answered = began;
  }

  void run(String data) {
    set(caller, STATUS, "");
    set(caller, NUMBER, "");
    set(caller, NAME, "");
    TIMES.forEach(name -> set(caller, name, ""));
    String[] parts = data.split(",", -1);
    Channel called = make(parts[0]);
    if (called == null) {
      set(caller, STATUS, "CHANUNAVAIL");
      walk.next();
      return;
    }
    introduce(called);
    Duration limit =
        parts.length > 1 && !parts[1].isBlank() ? DialplanApps.seconds(parts[1]) : Duration.ZERO;
    var dial =
        new Dial(
            world,
            called,
            caller,
            false,
            called.dialString,
            () -> connect(called, parts.length > 2 ? parts[2] : ""),
            outcome -> {
              if (!caller.hungUp) {
                set(caller, STATUS, outcome);
                world.soon(walk::next);
              }
            });
    caller.whenGone(
        () -> {
          if (caller.attendedTransfer == null || !caller.attendedTransfer.isReady()) {
            world.hangups().remote(called, Causes.NORMAL);
          }
        });
    dial.start(limit);
    if (called.endpoint() != null) {
      caller.connected = called.caller;
      world.variables().tellConnected(caller);
      Channel half = Dialer.half(caller);
      if (half != null) {
        half.caller = called.caller;
        world.variables().tellCaller(half);
      }
    }
  }

  private @Nullable Channel make(String endpoint) {
    int slash = endpoint.indexOf('/');
    String id = world.channels().newId();
    return slash < 0
        ? null
        : world
            .dialer()
            .make(
                endpoint.substring(0, slash),
                endpoint.substring(slash + 1),
                id,
                endpoint.startsWith("Local/") ? world.channels().newId() : "");
  }

  private void introduce(Channel called) {
    called.homeApp = APP;
    called.homeData = DATA;
    String protocolId = called.protocolId;
    called.protocolId = "";
    world.channels().announce(called);
    called.protocolId = protocolId;
    Channel half = Dialer.half(called);
    if (half != null) {
      world.channels().announce(half);
    }
    set(called, NUMBER, called.dialString);
    String number = caller.position.exten();
    called.caller = new Caller("", number);
    Position position = called.position;
    called.position = Position.at(position.context(), number, 1);
    world.dialer().show(called, APP, DATA);
    world.variables().tellCaller(called);
    if (half != null) {
      set(half, NUMBER, called.dialString);
      half.connected = called.caller;
      world.variables().tellConnected(half);
    }
  }

  private void connect(Channel called, String options) {
    answered = world.now();
    if (caller.state != State.UP) {
      world.answer(caller);
    }
    set(caller, STATUS, "ANSWER");
    set(caller, NAME, called.name());
    set(caller, NUMBER, called.dialString);
    Bridge bridge = world.bridges().createBasic(UUID.randomUUID().toString());
    world.dialer().show(called, APP, DATA);
    bridge.add(called, false);
    bridge.add(caller, false);
    if (options.contains("T")) {
      AttendedTransfer.allow(world, caller);
    }
    if (options.contains("t")) {
      AttendedTransfer.allow(world, called);
    }
    walk.whenEnded(this::sumUp);
  }

  /** Tells how a call was, on the channel that was connected. */
  private void sumUp() {
    List<Duration> durations =
        List.of(Duration.between(answered, world.now()), Duration.between(began, world.now()));
    for (int i = 0; i < TIMES_OF_A_CALL; i++) {
      Duration duration = durations.get(i / 2);
      set(
          caller,
          TIMES.get(i),
          Long.toString(i % 2 == 0 ? duration.toSeconds() : duration.toMillis()));
    }
    set(caller, STATUS, "ANSWER");
  }

  private void set(Channel channel, String name, String value) {
    world.variables().set(channel, name, value);
  }
}
