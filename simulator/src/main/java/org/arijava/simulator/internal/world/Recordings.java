/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The recordings that are made, and those that are kept. Confined to the world's thread. */
public final class Recordings {
  private static final Set<String> FORMATS =
      Set.of(
          "wav", "wav16", "WAV", "gsm", "ulaw", "alaw", "sln", "sln16", "sln24", "sln48", "g722",
          "g729", "raw", "pcm", "au", "siren7", "siren14", "ogg");

  private final World world;
  private final Map<String, LiveRecording> live = new HashMap<>();
  private final Map<String, StoredRecording> stored = new LinkedHashMap<>();

  Recordings(World world) {
    this.world = world;
  }

  public static boolean isFormat(String format) {
    return FORMATS.contains(format);
  }

  /** Whether a name leads out of the folder of recordings. */
  public static boolean isOutside(String name) {
    return name.startsWith("/") || List.of(name.split("/", -1)).contains("..");
  }

  public @Nullable LiveRecording live(String name) {
    return live.get(name);
  }

  public Map<String, StoredRecording> stored() {
    return stored;
  }

  /** The length of a stored recording; null if there is none of this name. */
  @Nullable Duration length(String name) {
    StoredRecording recording = stored.get(name);
    return recording == null ? null : recording.length();
  }

  /** Queues a recording of a channel or bridge. */
  public LiveRecording record(
      LiveRecording.Wish wish, @Nullable Channel channel, @Nullable Bridge bridge) {
    var recording = new LiveRecording(world, wish, channel, bridge);
    live.put(wish.name(), recording);
    if (channel != null) {
      channel.commands().add(recording);
    } else {
      recording.start(() -> {});
    }
    return recording;
  }

  void clear() {
    live.clear();
  }

  /** Whether a recording of a channel runs or waits. */
  public boolean isRecorded(Channel channel) {
    return live.values().stream().anyMatch(recording -> recording.isOf(channel));
  }

  void finished(LiveRecording recording, @Nullable StoredRecording kept) {
    live.remove(recording.name(), recording);
    if (kept != null) {
      stored.put(kept.name(), kept);
    }
  }

  /** A key was pressed on a channel, which may end its recording. */
  void digit(Channel channel, char digit) {
    for (LiveRecording recording : List.copyOf(live.values())) {
      recording.digit(channel, digit);
    }
  }

  /** Somebody on a channel begins to talk, or falls silent. */
  void talks(Channel channel, boolean on) {
    for (LiveRecording recording : List.copyOf(live.values())) {
      recording.talks(channel, on);
    }
  }
}
