/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Endpoint;
import org.arijava.simulator.internal.world.Endpoint.Manner;
import org.arijava.simulator.internal.world.World;

/**
 * A telephone that Asterisk can call. Answers at once unless told otherwise. Thread-safe; all
 * methods return after they took effect.
 */
public final class SimulatedEndpoint {
  private final World world;
  private final Endpoint endpoint;

  SimulatedEndpoint(World world, Endpoint endpoint) {
    this.world = world;
    this.endpoint = endpoint;
  }

  /** The name, such as {@code PJSIP/alice}. */
  public String name() {
    return endpoint.technology() + "/" + endpoint.resource();
  }

  /** Rings, and is answered after a while; at once and without ringing if that is zero. */
  public SimulatedEndpoint answersAfter(Duration delay) {
    return behave(Manner.ANSWERS, delay);
  }

  /** Refuses because of another call: cause 17. */
  public SimulatedEndpoint isBusy() {
    return behave(Manner.IS_BUSY, Duration.ZERO);
  }

  /** Rings for ever. */
  public SimulatedEndpoint neverAnswers() {
    return behave(Manner.NEVER_ANSWERS, Duration.ZERO);
  }

  /** Refuses: cause 21. */
  public SimulatedEndpoint rejects() {
    return behave(Manner.REJECTS, Duration.ZERO);
  }

  /** Is not registered: a channel to it cannot be made. */
  public SimulatedEndpoint isUnreachable() {
    return behave(Manner.IS_UNREACHABLE, Duration.ZERO);
  }

  /**
   * Registers: it can be called again and behaves as before, and subscribers are told by {@code
   * PeerStatusChange} and {@code ContactStatusChange}.
   */
  public SimulatedEndpoint register() {
    world.run(() -> endpoint.register(true));
    return this;
  }

  /** Ends its registration: cannot be called until {@link #register}, and subscribers are told. */
  public SimulatedEndpoint unregister() {
    world.run(() -> endpoint.register(false));
    return this;
  }

  /**
   * Is a line to this Asterisk itself: who calls {@code PJSIP/200@loop} comes in again, at the
   * extension 200 of this context. {@code PJSIP/loop} is such a line from the beginning.
   */
  public SimulatedEndpoint leadsTo(String context) {
    world.run(() -> endpoint.loop(context, null));
    return this;
  }

  private SimulatedEndpoint behave(Manner manner, Duration delay) {
    world.run(() -> endpoint.behave(manner, delay));
    return this;
  }

  /** Sends a text message to Asterisk, which tells subscribers of this endpoint. */
  public SimulatedEndpoint sendMessage(String text) {
    String from = "<sip:" + endpoint.resource() + "@127.0.0.1>";
    world.run(() -> world.messages().receive(endpoint, from, text, Map.of()));
    return this;
  }

  /** The text messages that came from Asterisk so far, the oldest first. */
  public List<String> messages() {
    return world.call(() -> List.copyOf(endpoint.messages()));
  }

  /** The calls to and from here so far, the oldest first. */
  public List<SimulatedCall> calls() {
    return world.call(
        () -> endpoint.parties().stream().map(party -> new SimulatedCall(world, party)).toList());
  }
}
