/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bridges, by id. Confined to the world's thread. */
public final class Bridges {
  private static final Set<String> TYPES =
      Set.of(
          "mixing",
          "holding",
          "dtmf_events",
          "proxy_media",
          "video_sfu",
          "video_single",
          "sdp_label");

  private final World world;
  private final Map<String, Bridge> byId = new LinkedHashMap<>();

  Bridges(World world) {
    this.world = world;
  }

  public Collection<Bridge> all() {
    return List.copyOf(byId.values());
  }

  public @Nullable Bridge find(String id) {
    return byId.get(id);
  }

  /** Makes a bridge; null if there is no such type. */
  public @Nullable Bridge create(String id, String name, List<String> types) {
    if (!TYPES.containsAll(types)) {
      return null;
    }
    boolean holding = types.contains("holding");
    String technology = "simple_bridge";
    if (holding) {
      technology = "holding_bridge";
    } else if (types.contains("video_sfu") || types.contains("video_single")) {
      technology = "softmix";
    }
    String video = types.contains("video_sfu") ? "sfu" : "talker";
    return put(
        new Bridge(
            world,
            id,
            name,
            new Bridge.Kind(holding ? "holding" : "mixing", technology, video, false)));
  }

  /** Makes a bridge for two channels of the dialplan. */
  Bridge createBasic(String id) {
    return put(new Bridge(world, id, "", new Bridge.Kind("mixing", "simple_bridge", "none", true)));
  }

  private Bridge put(Bridge bridge) {
    byId.put(bridge.id(), bridge);
    world
        .events()
        .toBridge(bridge, world.events().of("BridgeCreated", "bridge", bridge.snapshot()));
    return bridge;
  }

  /** Takes a bridge out of the list, before it ends. */
  public void forget(Bridge bridge) {
    byId.remove(bridge.id());
  }

  void clear() {
    byId.clear();
  }

  void remove(Bridge bridge) {
    byId.remove(bridge.id());
  }
}
