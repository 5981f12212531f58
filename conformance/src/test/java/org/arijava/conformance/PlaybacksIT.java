/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.arijava.Channel;
import org.arijava.Playback;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.PlaybackStarted;
import org.arijava.model.PlaybackOperation;
import org.arijava.model.PlaybackState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations on playbacks. */
@OnAsterisk
class PlaybacksIT extends LiveContract {

  PlaybacksIT(LiveAsterisk live) {
    super(live);
  }

  private Playback playing() {
    Channel channel = live.channel();
    String id = fresh();
    try (var started = live.next(PlaybackStarted.class, e -> e.playback().id().equals(id))) {
      channel.playWithId(id, "sound:demo-congrats", "sound:demo-congrats");
      return started.get().playback();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PlaybackOperation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNRECOGNIZED"})
  void aPlaybackIsControlled(PlaybackOperation operation) {
    playing().control(operation);
  }

  @Test
  void aPlaybackIsReadAndStopped() {
    Playback playback = playing();
    assertThat(playback.reload().state()).isEqualTo(PlaybackState.PLAYING);

    try (var finished =
        live.next(PlaybackFinished.class, e -> e.playback().id().equals(playback.id()))) {
      playback.stop();
      assertThat(finished.get().playback().state()).isEqualTo(PlaybackState.DONE);
    }
    assertThatThrownBy(
            () -> {
              long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
              while (System.nanoTime() < end) { // Asterisk keeps it for a moment after its end
                playback.reload();
              }
            })
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aPlaybackThatWaitsForAnotherCannotPauseYet() {
    Channel channel = live.channel();
    String id = fresh();
    try (var started = live.next(PlaybackStarted.class, e -> e.playback().id().equals(id))) {
      channel.playWithId(id, "sound:demo-congrats");
      started.get();
    }
    Playback next = channel.play("sound:demo-congrats");

    assertThatThrownBy(() -> next.control(PlaybackOperation.PAUSE))
        .isInstanceOf(ConflictException.class);
    next.control(PlaybackOperation.RESTART);
  }

  @Test
  void anUnknownPlaybackIsNotFound() {
    Playback none = ari.playbacks().ref("no-such");

    assertThatThrownBy(none::reload).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(none::stop).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.control(PlaybackOperation.PAUSE))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anUnknownOperationIsRefused() {
    assertThatThrownBy(() -> playing().control("no-such")).isInstanceOf(BadRequestException.class);
  }
}
