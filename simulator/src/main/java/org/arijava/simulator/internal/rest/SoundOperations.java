/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import org.arijava.simulator.internal.world.World;

/** The operations on sounds. */
final class SoundOperations {
  private final World world;

  SoundOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("sounds.list", this::list);
    handlers.on("sounds.get", this::get);
  }

  private Answer list(Request request) {
    boolean ofLanguage = request.text("lang", "en").equals("en");
    boolean ofFormat = request.text("format", "gsm").equals("gsm");
    if (!ofLanguage || !ofFormat) {
      throw new AriError(404, "No sounds found that matched the query");
    }
    return Answer.ok(world.sounds().all().keySet().stream().map(world.sounds()::snapshot).toList());
  }

  private Answer get(Request request) {
    String id = request.path("soundId");
    if (world.sounds().length(id) == null) {
      throw new AriError(404, "Sound not found");
    }
    return Answer.ok(world.sounds().snapshot(id));
  }
}
