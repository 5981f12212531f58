/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.arijava.simulator.internal.world.Channel.State;
import org.jspecify.annotations.Nullable;

/** Media that are played to a channel or bridge. Confined to the world's thread. */
public final class Playback implements Commands.Command {
  private static final Duration DEFAULT_SKIP = Duration.ofSeconds(3);

  private final World world;
  private final String id;
  private final List<String> media;
  private final @Nullable Channel channel;
  private final @Nullable Bridge bridge;
  private final String language;
  private final Duration skip;
  private Duration offset;
  private int index;
  private String state = "queued";
  private Runnable done = () -> {};
  private @Nullable Timer timer;
  private @Nullable Instant runningSince;
  private Duration position = Duration.ZERO;
  private boolean cancelled;

  Playback(
      World world,
      String id,
      List<String> media,
      @Nullable Channel channel,
      @Nullable Bridge bridge,
      String language,
      Duration offset,
      @Nullable Duration skip) {
    this.world = world;
    this.id = id;
    this.media = media;
    this.channel = channel;
    this.bridge = bridge;
    this.language = language;
    this.offset = offset;
    this.skip = skip == null ? DEFAULT_SKIP : skip;
  }

  public String id() {
    return id;
  }

  @Override
  public void start(Runnable whenDone) {
    done = whenDone;
    if (cancelled) {
      finish();
      return;
    }
    if (channel != null && channel.state == State.RING && channel.far != null) {
      channel.far.progressing(channel);
    }
    play();
  }

  private void play() {
    position = offset;
    offset = Duration.ZERO;
    state = "playing";
    tell("PlaybackStarted");
    if (channel != null && channel.hungUp) {
      end("failed");
      return;
    }
    Media current = Media.of(world, media.get(index));
    switch (current.kind()) {
      case PLAYS -> {
        hear();
        run();
      }
      case ENDLESS -> hear();
      case FAILS -> next("failed");
      case VANISHES -> finish();
    }
  }

  private void hear() {
    String uri = media.get(index);
    if (channel != null && channel.far != null) {
      channel.far.played(channel, uri);
    }
    if (bridge != null) {
      bridge.hear(uri);
    }
  }

  private void run() {
    Duration rest = Media.of(world, media.get(index)).length().minus(position);
    runningSince = world.now();
    timer = world.after(rest.isNegative() ? Duration.ZERO : rest, true, () -> next("done"));
  }

  private void halt() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (runningSince != null) {
      position = position.plus(Duration.between(runningSince, world.now()));
      runningSince = null;
    }
  }

  private void next(String outcome) {
    halt();
    if (index + 1 < media.size()) {
      state = "continuing";
      tell("PlaybackContinuing");
      index++;
      play();
    } else {
      end(outcome);
    }
  }

  private void end(String outcome) {
    halt();
    state = outcome;
    tell("PlaybackFinished");
    finish();
  }

  private void finish() {
    world.playbacks().remove(this);
    Runnable whenDone = done;
    done = () -> {};
    whenDone.run();
  }

  /** Ends it, the rest of its list too; before it began, it never begins. */
  public void stop() {
    if (state.equals("queued")) {
      cancelled = true;
      world.playbacks().remove(this);
    } else {
      end("done");
    }
  }

  @Override
  public void abort() {
    end("failed");
  }

  /**
   * Does what {@code POST /playbacks/{playbackId}/control} asks.
   *
   * @return false if it cannot be done now
   */
  public boolean control(String operation) {
    boolean playing = state.equals("playing");
    boolean paused = state.equals("paused");
    if (!playing && !paused) {
      return operation.equals("restart");
    }
    boolean ends = Media.of(world, media.get(index)).kind() == Media.Kind.PLAYS;
    switch (operation) {
      case "pause" -> {
        halt();
        state = "paused";
      }
      case "unpause" -> {
        if (paused) {
          state = "playing";
          tell("PlaybackStarted");
          if (ends) {
            run();
          }
        }
      }
      case "restart" -> seek(Duration.ZERO, playing && ends);
      case "forward" -> seek(current().plus(skip), playing && ends);
      case "reverse" -> {
        Duration back = current().minus(skip);
        seek(back.isNegative() ? Duration.ZERO : back, playing && ends);
      }
      default -> throw new IllegalArgumentException(operation);
    }
    return true;
  }

  private Duration current() {
    return runningSince == null
        ? position
        : position.plus(Duration.between(runningSince, world.now()));
  }

  private void seek(Duration to, boolean runs) {
    halt();
    position = to;
    if (runs) {
      run();
    }
  }

  private void tell(String type) {
    Map<String, Object> event = world.events().of(type, "playback", snapshot());
    if (channel != null) {
      world.events().toChannel(channel, event);
    } else if (bridge != null) {
      world.events().toBridge(bridge, event);
    }
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    Map<String, Object> json = Json.object("id", id, "media_uri", media.get(index));
    if (index + 1 < media.size()) {
      json.put("next_media_uri", media.get(index + 1));
    }
    json.put(
        "target_uri",
        channel != null
            ? "channel:" + channel.id()
            : "bridge:" + (bridge == null ? "" : bridge.id()));
    json.put("language", language);
    json.put("state", state);
    return world.shapes().fit("Playback", json);
  }
}
