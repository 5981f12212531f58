/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recording that is being made, or waits to be. Confined to the world's thread. */
public final class LiveRecording implements Commands.Command {
  private final World world;
  private final Wish wish;
  private final @Nullable Channel channel;
  private final @Nullable Bridge bridge;
  private final Duration earlier;
  private String state = "queued";
  private String cause = "";
  private Runnable done = () -> {};
  private Duration recorded = Duration.ZERO;
  private Duration talked = Duration.ZERO;
  private @Nullable Instant runningSince;
  private @Nullable Instant talkingSince;
  private @Nullable Timer limit;
  private @Nullable Timer silence;
  private @Nullable String recorder;
  private boolean discarded;

  /**
   * What is to be recorded, and when it ends by itself.
   *
   * @param maxDuration zero for none
   * @param maxSilence zero for none
   * @param terminateOn {@code none}, {@code any}, {@code *} or {@code #}
   */
  public record Wish(
      String name,
      String format,
      Duration maxDuration,
      Duration maxSilence,
      boolean append,
      String terminateOn) {}

  LiveRecording(World world, Wish wish, @Nullable Channel channel, @Nullable Bridge bridge) {
    this.world = world;
    this.wish = wish;
    this.channel = channel;
    this.bridge = bridge;
    Duration before = wish.append() ? world.recordings().length(wish.name()) : null;
    earlier = before == null ? Duration.ZERO : before;
  }

  public String name() {
    return wish.name();
  }

  boolean isOf(Channel who) {
    return who == channel;
  }

  @Override
  public void start(Runnable whenDone) {
    done = whenDone;
    if (discarded) {
      finish(false);
      return;
    }
    if (channel != null && channel.bridge() != null) {
      state = "failed";
      cause = "Cannot record channel while in bridge";
      tell("RecordingFailed");
      finish(false);
      return;
    }
    state = "recording";
    if (bridge != null) {
      recorder = bridge.enterHidden("Recorder/ARI");
    }
    tell("RecordingStarted");
    if (channel != null && channel.hungUp) {
      end("done", true);
      return;
    }
    if (channel != null && channel.talkingSince != null) {
      talkingSince = world.now();
    }
    run();
  }

  private void run() {
    runningSince = world.now();
    if (!wish.maxDuration().isZero()) {
      limit = world.after(wish.maxDuration().minus(recorded), true, () -> end("done", true));
    }
    if (talkingSince == null) {
      waitForSilence();
    }
  }

  private void waitForSilence() {
    if (!wish.maxSilence().isZero()) {
      silence = world.after(wish.maxSilence(), true, () -> end("done", true));
    }
  }

  private void halt() {
    for (Timer timer : new Timer[] {limit, silence}) {
      if (timer != null) {
        timer.cancel();
      }
    }
    limit = null;
    silence = null;
    if (runningSince != null) {
      recorded = recorded.plus(Duration.between(runningSince, world.now()));
      runningSince = null;
    }
  }

  void talks(Channel who, boolean on) {
    if (who != channel) {
      return;
    }
    if (on) {
      talkingSince = world.now();
      if (silence != null) {
        silence.cancel();
        silence = null;
      }
    } else if (talkingSince != null) {
      talked = talked.plus(Duration.between(talkingSince, world.now()));
      talkingSince = null;
      if (state.equals("recording")) {
        waitForSilence();
      }
    }
  }

  void digit(Channel who, char digit) {
    boolean ends =
        switch (wish.terminateOn()) {
          case "any" -> true;
          case "*", "#" -> wish.terminateOn().charAt(0) == digit;
          default -> false;
        };
    if (who == channel && ends && isRunning()) {
      end("done", true);
    }
  }

  /** Whether it has begun, and goes on or pauses. */
  public boolean isRunning() {
    return state.equals("recording") || state.equals("paused");
  }

  /** Ends it and keeps it. */
  public void stop() {
    if (isRunning()) {
      end("done", true);
    } else {
      discard();
    }
  }

  /** Ends it and keeps nothing; Asterisk says "done" all the same. */
  public void discard() {
    if (isRunning()) {
      end("done", false);
    } else {
      discarded = true;
      world.recordings().finished(this, null);
    }
  }

  @Override
  public void abort() {
    end("done", true);
  }

  /** Leaves out what is to be heard from now on. */
  public void pause() {
    if (state.equals("recording")) {
      halt();
      state = "paused";
    }
  }

  public void unpause() {
    if (state.equals("paused")) {
      state = "recording";
      run();
    }
  }

  private void end(String outcome, boolean keep) {
    halt();
    if (talkingSince != null) {
      talked = talked.plus(Duration.between(talkingSince, world.now()));
      talkingSince = null;
    }
    state = outcome;
    tell("RecordingFinished");
    finish(keep);
    if (bridge != null && recorder != null) {
      bridge.leaveHidden(recorder);
    }
  }

  private void finish(boolean keep) {
    world
        .recordings()
        .finished(
            this,
            keep ? new StoredRecording(wish.name(), wish.format(), earlier.plus(recorded)) : null);
    Runnable whenDone = done;
    done = () -> {};
    whenDone.run();
  }

  private void tell(String type) {
    Map<String, Object> event = world.events().of(type, "recording", snapshot());
    if (channel != null) {
      world.events().toChannel(channel, event);
    } else if (bridge != null) {
      world.events().toBridge(bridge, event);
    }
  }

  /** Its JSON. */
  public Map<String, Object> snapshot() {
    Map<String, Object> json =
        Json.object(
            "name",
            wish.name(),
            "format",
            wish.format(),
            "state",
            state,
            "target_uri",
            channel != null
                ? "channel:" + channel.id()
                : "bridge:" + (bridge == null ? "" : bridge.id()));
    if (!cause.isEmpty()) {
      json.put("cause", cause);
    }
    if (state.equals("done")) {
      json.put("duration", recorded.toSeconds());
      if (!wish.maxSilence().isZero()) {
        json.put("talking_duration", talked.toSeconds());
        json.put("silence_duration", recorded.minus(talked).toSeconds());
      }
    }
    return world.shapes().fit("LiveRecording", json);
  }
}
