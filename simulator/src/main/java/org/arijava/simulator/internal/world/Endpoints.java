/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that can be called. Confined to the world's thread. */
public final class Endpoints {
  private final World world;
  private final Map<String, Endpoint> byName = new LinkedHashMap<>();

  Endpoints(World world) {
    this.world = world;
    declare("PJSIP/loop").loop("loop", null);
    for (String number : List.of("answer", "ring", "busy", "reject", "congestion", "echo")) {
      declare("PJSIP/loop-" + number).loop("loop", number);
    }
  }

  public Collection<Endpoint> all() {
    return byName.values();
  }

  public @Nullable Endpoint find(String technology, String resource) {
    return byName.get(technology + "/" + resource);
  }

  /** The endpoint of a name such as {@code PJSIP/alice}, which is made if it is not there. */
  public Endpoint declare(String name) {
    int slash = name.indexOf('/');
    if (slash <= 0 || slash == name.length() - 1) {
      throw new IllegalArgumentException(
          "An endpoint is a technology and a resource, such as PJSIP/alice, not \"" + name + "\"");
    }
    return byName.computeIfAbsent(
        name, n -> new Endpoint(world, n.substring(0, slash), n.substring(slash + 1), true));
  }

  void clear() {
    byName.values().forEach(Endpoint::clear);
  }

  /** The endpoint that a dial string such as {@code PJSIP/alice} or {@code PJSIP/1@trunk} means. */
  @Nullable Endpoint dialled(String technology, String resource) {
    Endpoint exact = find(technology, resource);
    int at = resource.lastIndexOf('@');
    return exact != null || at < 0 ? exact : find(technology, resource.substring(at + 1));
  }
}
