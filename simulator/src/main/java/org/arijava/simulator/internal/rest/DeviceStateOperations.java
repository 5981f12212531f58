/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.Set;
import org.arijava.simulator.internal.world.World;

/** The operations on device states. */
final class DeviceStateOperations {
  private static final String CONTROLLED = "Stasis:";
  private static final Set<String> STATES =
      Set.of(
          "UNKNOWN",
          "NOT_INUSE",
          "INUSE",
          "BUSY",
          "INVALID",
          "UNAVAILABLE",
          "RINGING",
          "RINGINUSE",
          "ONHOLD");

  private final World world;

  DeviceStateOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("deviceStates.list", request -> Answer.ok(world.deviceStates().all()));
    handlers.on("deviceStates.get", this::get);
    handlers.on("deviceStates.update", this::update);
    handlers.on("deviceStates.delete", this::delete);
  }

  private Answer get(Request request) {
    return Answer.ok(world.deviceStates().snapshot(request.path("deviceName")));
  }

  private static String controlled(Request request) {
    String name = request.path("deviceName");
    if (!name.startsWith(CONTROLLED)) {
      throw new AriError(409, "Uncontrolled device specified");
    }
    if (name.equals(CONTROLLED)) {
      throw new AriError(404, "Device name is missing");
    }
    return name;
  }

  private Answer update(Request request) {
    String name = controlled(request);
    String state = request.text("deviceState", "");
    if (!STATES.contains(state)) {
      throw new AriError(500, "Unknown device");
    }
    world.deviceStates().set(name, state);
    return Answer.done();
  }

  private Answer delete(Request request) {
    world.deviceStates().delete(controlled(request));
    return Answer.done();
  }
}
