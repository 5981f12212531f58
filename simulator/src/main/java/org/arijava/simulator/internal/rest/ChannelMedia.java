/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.arijava.simulator.internal.world.Bridge;
import org.arijava.simulator.internal.world.Channel;
import org.arijava.simulator.internal.world.LiveRecording;
import org.arijava.simulator.internal.world.Playback;
import org.arijava.simulator.internal.world.Recordings;
import org.arijava.simulator.internal.world.World;
import org.jspecify.annotations.Nullable;

/** What is played to channels and bridges, and recorded from them. */
final class ChannelMedia {
  private static final Set<String> IF_EXISTS = Set.of("fail", "overwrite", "append");
  private static final Set<String> TERMINATE_ON = Set.of("none", "any", "*", "#");

  private final World world;
  private final Lookup lookup;

  ChannelMedia(World world) {
    this.world = world;
    lookup = new Lookup(world);
  }

  void register(Handlers handlers) {
    handlers.on("channels.play", request -> play(request, request.filled("playbackId")));
    handlers.on("channels.playWithId", request -> play(request, request.path("playbackId")));
    handlers.on("channels.record", this::record);
    handlers.on("bridges.play", request -> playToAll(request, request.filled("playbackId")));
    handlers.on("bridges.playWithId", request -> playToAll(request, request.path("playbackId")));
    handlers.on("bridges.record", this::recordAll);
  }

  private Answer play(Request request, @Nullable String id) {
    Channel channel = lookup.speaking(request);
    List<String> media = request.list("media");
    if (media.isEmpty()) {
      throw new AriError(500, "Failed to queue media for playback");
    }
    return play(request, id, media, channel, null);
  }

  private Answer playToAll(Request request, @Nullable String id) {
    Bridge bridge = lookup.bridge(request.path("bridgeId"), "Not found");
    checkFormat(request, "announcer_format");
    List<String> media = request.list("media");
    return media.isEmpty() ? Answer.allocationFailed() : play(request, id, media, null, bridge);
  }

  private Answer play(
      Request request,
      @Nullable String id,
      List<String> media,
      @Nullable Channel channel,
      @Nullable Bridge bridge) {
    Playback playback =
        world
            .playbacks()
            .play(
                id == null ? UUID.randomUUID().toString() : id,
                media,
                channel,
                bridge,
                request.text("lang", "en"),
                Duration.ofMillis(Math.max(0, request.number("offsetms", 0))),
                request.has("skipms") ? request.millis("skipms", 0) : null);
    return Answer.created("/ari/playbacks/" + playback.id(), playback.snapshot());
  }

  private Answer record(Request request) {
    Channel channel = lookup.controlled(request);
    return created(world.recordings().record(wish(request), channel, null));
  }

  private Answer recordAll(Request request) {
    Bridge bridge = lookup.bridge(request.path("bridgeId"), "Not found");
    checkFormat(request, "recorder_format");
    return created(world.recordings().record(wish(request), null, bridge));
  }

  private static void checkFormat(Request request, String parameter) {
    String format = request.filled(parameter);
    if (format != null && !ChannelOperations.isFormat(format)) {
      throw new AriError(422, "specified " + parameter + " is unknown on this system");
    }
  }

  private static Answer created(LiveRecording recording) {
    return Answer.created("/ari/recordings/live/" + recording.name(), recording.snapshot());
  }

  private LiveRecording.Wish wish(Request request) {
    if (request.number("maxDurationSeconds", 0) < 0) {
      throw new AriError(400, "max_duration_seconds cannot be negative");
    }
    if (request.number("maxSilenceSeconds", 0) < 0) {
      throw new AriError(400, "max_silence_seconds cannot be negative");
    }
    String ifExists = request.text("ifExists", "fail");
    if (!IF_EXISTS.contains(ifExists)) {
      throw new AriError(400, "ifExists invalid");
    }
    String terminateOn = request.text("terminateOn", "none");
    if (!TERMINATE_ON.contains(terminateOn)) {
      throw new AriError(400, "terminateOn invalid");
    }
    String format = request.text("format", "");
    if (!Recordings.isFormat(format)) {
      throw new AriError(422, "specified format is unknown on this system");
    }
    String name = request.required("name", 500, "Error parsing request");
    if (Recordings.isOutside(name)) {
      throw new AriError(500, "Error parsing request");
    }
    boolean live = world.recordings().live(name) != null;
    if (live || (ifExists.equals("fail") && world.recordings().stored().containsKey(name))) {
      throw new AriError(409, "Recording '" + name + "' already exists and can not be overwritten");
    }
    return new LiveRecording.Wish(
        name,
        format,
        Duration.ofSeconds(request.number("maxDurationSeconds", 0)),
        Duration.ofSeconds(request.number("maxSilenceSeconds", 0)),
        ifExists.equals("append"),
        terminateOn);
  }
}
