/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.List;
import java.util.UUID;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/**
 * An attended transfer by keys, of one whom the option {@code T} or {@code t} of {@code Dial} lets
 * do that: the keys of {@code FEATUREMAP(atxfer)} hold the other party, those that follow call an
 * extension, and the hang-up of who pressed them merges the bridges of the two calls. Confined to
 * the world's thread.
 */
final class AttendedTransfer {
  private static final String KEYS = "FEATUREMAP(atxfer)";
  private static final String VARIABLE = "ATTENDEDTRANSFER";

  private final World world;
  private final Channel transferer;
  private final String context;
  private final String keys;
  private final StringBuilder pressed = new StringBuilder();
  private boolean begun;
  private @Nullable Bridge first;
  private @Nullable Bridge second;
  private @Nullable Channel target;

  private AttendedTransfer(World world, Channel transferer, String keys) {
    this.world = world;
    this.transferer = transferer;
    this.keys = keys;
    context = transferer.position.context();
  }

  /** Lets a channel transfer, if it has keys for that. */
  static void allow(World world, Channel channel) {
    String keys = channel.variables().getOrDefault(KEYS, "");
    if (!keys.isEmpty()) {
      channel.attendedTransfer = new AttendedTransfer(world, channel, keys);
    }
  }

  /** Whether the others come together when the transferer hangs up. */
  boolean isReady() {
    return target != null && !target.hungUp;
  }

  /**
   * A key is pressed.
   *
   * @return whether the other party does not hear it
   */
  boolean press(char key) {
    if (target != null || transferer.bridge() == null) {
      return false;
    }
    pressed.append(key);
    if (begun) {
      callIfComplete();
      return true;
    }
    while (!pressed.isEmpty() && !keys.startsWith(pressed.toString())) {
      pressed.deleteCharAt(0);
    }
    boolean consumed = !pressed.isEmpty();
    if (keys.contentEquals(pressed)) {
      pressed.setLength(0);
      begun = true;
      world.hold(transferer, true, "N/A");
    }
    return consumed;
  }

  private void callIfComplete() {
    String exten = pressed.toString();
    Bridge bridge = transferer.bridge();
    if (bridge == null || !world.dialplan().has(context, exten)) {
      return;
    }
    String id = world.channels().newId();
    Channel called =
        world.dialer().make("Local", exten + "@" + context, id, world.channels().newId());
    if (called == null) {
      return;
    }
    first = bridge;
    target = called;
    world.channels().announce(called);
    Channel half = Dialer.half(called);
    if (half != null) {
      world.channels().announce(half);
    }
    set(called, "TRANSFERERNAME", transferer.name());
    set(called, VARIABLE, transferer.name());
    Bridge consultation = world.bridges().createBasic(UUID.randomUUID().toString());
    second = consultation;
    consultation.add(called, false);
    set(called, VARIABLE, "");
    bridge.depart(transferer);
    consultation.add(transferer, false);
    new Dial(world, called, null, true, called.dialString, () -> {}, outcome -> {}).startSilently();
  }

  /** The transferer hung up, and is in no bridge any more: the others come together. */
  void complete() {
    Bridge to = first;
    Bridge from = second;
    Channel moved = target;
    if (to == null || from == null || moved == null) {
      return;
    }
    if (to.members().isEmpty()) {
      world.hangups().fromDialplan(moved, Causes.NORMAL);
      return;
    }
    Channel transferee = to.members().get(0);
    world
        .events()
        .toTransfer(
            List.of(),
            List.of(to, from),
            world
                .events()
                .of("BridgeMerged", "bridge", to.snapshot(), "bridge_from", from.snapshot()));
    from.depart(moved);
    to.add(moved, false);
    world
        .events()
        .toTransfer(
            List.of(transferer, transferee, moved),
            List.of(to, from),
            world
                .transfers()
                .attendedEvent(transferer, transferer, transferee, moved, to, from, to));
    from.destroy();
    if (moved.state == State.UP) {
      moved.connected = transferee.caller;
      world.variables().tellConnected(moved);
    }
  }

  private void set(Channel channel, String name, String value) {
    world.variables().set(channel, name, value);
  }
}
