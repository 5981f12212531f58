/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.Set;
import org.arijava.simulator.internal.world.Playback;
import org.arijava.simulator.internal.world.World;

/** The operations on playbacks. */
final class PlaybackOperations {
  private static final Set<String> CONTROLS =
      Set.of("restart", "pause", "unpause", "reverse", "forward");

  private final World world;

  PlaybackOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("playbacks.get", request -> Answer.ok(playback(request).snapshot()));
    handlers.on("playbacks.stop", this::stop);
    handlers.on("playbacks.control", this::control);
  }

  private Playback playback(Request request) {
    Playback playback = world.playbacks().find(request.path("playbackId"));
    if (playback == null) {
      throw new AriError(404, "Playback not found");
    }
    return playback;
  }

  private Answer stop(Request request) {
    Playback playback = playback(request);
    world.soon(playback::stop);
    return Answer.done();
  }

  private Answer control(Request request) {
    String operation = request.text("operation");
    if (operation == null) {
      throw new AriError(400, "Missing operation");
    }
    if (!CONTROLS.contains(operation)) {
      throw new AriError(400, "Invalid operation " + operation);
    }
    if (!playback(request).control(operation)) {
      throw new AriError(409, "Can only " + operation + " while media is playing");
    }
    return Answer.done();
  }
}
