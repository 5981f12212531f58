/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Topic.Kind;

/** The states of devices: those that applications set, and those of lines. */
public final class DeviceStates {
  private final World world;
  private final Map<String, String> set = new LinkedHashMap<>();
  private final Map<String, String> told = new LinkedHashMap<>();

  DeviceStates(World world) {
    this.world = world;
  }

  /** The JSON of those that applications set. */
  public List<Map<String, Object>> all() {
    return set.keySet().stream().map(this::snapshot).toList();
  }

  /** Sets the state of a device of the applications. */
  public void set(String name, String state) {
    if (!state.equals(set.put(name, state))) {
      tell(name, state);
    }
  }

  public void delete(String name) {
    set.remove(name);
  }

  /** Tells how a line is that a channel uses, after a change of the channel. */
  void follow(Channel channel) {
    String name = channel.name();
    int dash = name.lastIndexOf('-');
    if (dash > 0 && !name.startsWith("Snoop/")) {
      String device = name.substring(0, dash);
      if (channel.endpoint() != null) {
        String state = channel.endpoint().deviceState();
        if (!state.equals(told.put(device, state))) {
          tell(device, state);
        }
        return;
      }
      tell(device, channel.gone ? "NOT_INUSE" : "INUSE");
    }
  }

  void tell(String name, String state) {
    Map<String, Object> json = Json.object("name", name, "state", state);
    world
        .events()
        .to(
            new Topic(Kind.DEVICE_STATE, name),
            world.events().of("DeviceStateChanged", "device_state", json));
  }

  /** The JSON of any device. */
  public Map<String, Object> snapshot(String name) {
    return Json.object("name", name, "state", state(name));
  }

  private String state(String name) {
    String own = set.get(name);
    if (own != null) {
      return own;
    }
    if (name.startsWith("Stasis:")) {
      return "UNKNOWN";
    }
    int slash = name.indexOf('/');
    Endpoint endpoint =
        slash < 0
            ? null
            : world.endpoints().find(name.substring(0, slash), name.substring(slash + 1));
    if (endpoint == null) {
      return "INVALID";
    }
    return endpoint.deviceState();
  }
}
