/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of messages in mailboxes, by name. Confined to the world's thread. */
public final class Mailboxes {
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(int old, int fresh) {}

  public boolean has(String name) {
    return counts.containsKey(name);
  }

  public void set(String name, int old, int fresh) {
    counts.put(name, new Count(old, fresh));
  }

  public void delete(String name) {
    counts.remove(name);
  }

  /** The JSON of all. */
  public List<Map<String, Object>> all() {
    return counts.keySet().stream().map(this::snapshot).toList();
  }

  /** The JSON of one, which must be there. */
  public Map<String, Object> snapshot(String name) {
    Count count = counts.getOrDefault(name, new Count(0, 0));
    return Json.object("name", name, "old_messages", count.old(), "new_messages", count.fresh());
  }
}
