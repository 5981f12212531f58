/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The playbacks that wait or play, by id. Confined to the world's thread. */
public final class Playbacks {
  private final World world;
  private final Map<String, Playback> byId = new HashMap<>();

  Playbacks(World world) {
    this.world = world;
  }

  public @Nullable Playback find(String id) {
    return byId.get(id);
  }

  /**
   * Queues a playback; an id that is in use is taken over.
   *
   * @param skip how far forward and reverse go; null: as far as Asterisk's default
   */
  public Playback play(
      String id,
      List<String> media,
      @Nullable Channel channel,
      @Nullable Bridge bridge,
      String language,
      Duration offset,
      @Nullable Duration skip) {
    var playback = new Playback(world, id, media, channel, bridge, language, offset, skip);
    byId.put(id, playback);
    if (channel != null) {
      channel.commands().add(playback);
    } else if (bridge != null) {
      bridge.announce(playback);
    }
    return playback;
  }

  void clear() {
    byId.clear();
  }

  void remove(Playback playback) {
    byId.remove(playback.id(), playback);
  }
}
