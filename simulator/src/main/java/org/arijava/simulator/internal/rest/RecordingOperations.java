/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.function.Consumer;
import org.arijava.simulator.internal.world.LiveRecording;
import org.arijava.simulator.internal.world.Recordings;
import org.arijava.simulator.internal.world.StoredRecording;
import org.arijava.simulator.internal.world.World;

/** The operations on recordings. */
final class RecordingOperations {
  private final World world;

  RecordingOperations(World world) {
    this.world = world;
  }

  void register(Handlers handlers) {
    handlers.on("recordings.listStored", this::listStored);
    handlers.on("recordings.getStored", request -> Answer.ok(stored(request).snapshot()));
    handlers.on("recordings.deleteStored", this::deleteStored);
    handlers.on("recordings.getStoredFile", this::getStoredFile);
    handlers.on("recordings.copyStored", this::copyStored);
    handlers.on("recordings.getLive", request -> Answer.ok(live(request).snapshot()));
    handlers.on("recordings.cancel", request -> soon(request, LiveRecording::discard));
    handlers.on("recordings.stop", request -> soon(request, LiveRecording::stop));
    handlers.on("recordings.pause", request -> inSession(request, LiveRecording::pause));
    handlers.on("recordings.unpause", request -> inSession(request, LiveRecording::unpause));
    handlers.on("recordings.mute", request -> inSession(request, recording -> {}));
    handlers.on("recordings.unmute", request -> inSession(request, recording -> {}));
  }

  private Answer listStored(Request request) {
    return Answer.ok(
        world.recordings().stored().values().stream().map(StoredRecording::snapshot).toList());
  }

  private StoredRecording stored(Request request) {
    StoredRecording recording = world.recordings().stored().get(request.path("recordingName"));
    if (recording == null) {
      throw new AriError(404, "Recording not found");
    }
    return recording;
  }

  private LiveRecording live(Request request) {
    LiveRecording recording = world.recordings().live(request.path("recordingName"));
    if (recording == null) {
      throw new AriError(404, "Recording not found");
    }
    return recording;
  }

  private Answer deleteStored(Request request) {
    world.recordings().stored().remove(stored(request).name());
    return Answer.done();
  }

  private Answer getStoredFile(Request request) {
    StoredRecording recording = stored(request);
    return Answer.file("audio/" + recording.format(), recording.file());
  }

  private Answer copyStored(Request request) {
    StoredRecording source = stored(request);
    String name =
        request.required("destinationRecordingName", 400, "Invalid destination recording name");
    if (Recordings.isOutside(name)) {
      throw new AriError(403, "Destination file path is forbidden");
    }
    if (world.recordings().stored().containsKey(name)) {
      throw new AriError(409, "A recording with the same name already exists on the system");
    }
    var copy = new StoredRecording(name, source.format(), source.length());
    world.recordings().stored().put(name, copy);
    return Answer.ok(copy.snapshot());
  }

  private Answer soon(Request request, Consumer<LiveRecording> effect) {
    LiveRecording recording = live(request);
    world.soon(() -> effect.accept(recording));
    return Answer.done();
  }

  private Answer inSession(Request request, Consumer<LiveRecording> effect) {
    LiveRecording recording = live(request);
    if (!recording.isRunning()) {
      throw new AriError(409, "Recording not in session");
    }
    effect.accept(recording);
    return Answer.done();
  }
}
