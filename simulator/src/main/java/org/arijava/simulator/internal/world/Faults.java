/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.util.HashSet;
import java.util.Set;

/** What goes wrong, on demand. Confined to the world's thread. */
public final class Faults {
  private final Set<String> lingering = new HashSet<>();

  /** Whether a channel stays in lists after its end. */
  boolean isLingering(String channelId) {
    return lingering.contains(channelId);
  }

  /** Makes that channels go from lists when they end. */
  public void clear() {
    lingering.clear();
  }

  /** Makes that a channel stays in lists after its end. */
  public void linger(String channelId) {
    lingering.add(channelId);
  }
}
