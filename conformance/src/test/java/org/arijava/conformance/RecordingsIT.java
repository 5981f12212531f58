/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arijava.Channel;
import org.arijava.LiveRecording;
import org.arijava.StoredRecording;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.UnprocessableException;
import org.arijava.event.RecordingFinished;
import org.arijava.event.RecordingStarted;
import org.arijava.model.RecordingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations on live and stored recordings. */
@OnAsterisk
class RecordingsIT extends LiveContract {

  RecordingsIT(LiveAsterisk live) {
    super(live);
  }

  private LiveRecording recording(Channel channel) {
    String name = fresh();
    try (var started = live.next(RecordingStarted.class, e -> e.recording().name().equals(name))) {
      channel.record(name, "wav");
      return started.get().recording();
    }
  }

  private StoredRecording stored() {
    LiveRecording recording = recording(live.channel("Local/echo@default"));
    try (var finished =
        live.next(RecordingFinished.class, e -> e.recording().name().equals(recording.name()))) {
      recording.stop();
      assertThat(finished.get().recording().state()).isEqualTo(RecordingState.DONE);
    }
    return ari.recordings().getStored(recording.name());
  }

  /** A command to a recording. */
  record Command<R>(String name, Consumer<R> send) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Command<LiveRecording>> liveCommands() {
    return Stream.of(
        new Command<>("get", LiveRecording::reload),
        new Command<>("cancel", LiveRecording::cancel),
        new Command<>("stop", LiveRecording::stop),
        new Command<>("pause", LiveRecording::pause),
        new Command<>("unpause", LiveRecording::unpause),
        new Command<>("mute", LiveRecording::mute),
        new Command<>("unmute", LiveRecording::unmute));
  }

  static Stream<Command<StoredRecording>> storedCommands() {
    return Stream.of(
        new Command<>("get", StoredRecording::reload),
        new Command<>("delete", StoredRecording::delete),
        new Command<>("file", StoredRecording::file),
        new Command<>("copy", r -> r.copy("elsewhere")));
  }

  @ParameterizedTest
  @MethodSource("liveCommands")
  void anUnknownLiveRecordingIsNotFound(Command<LiveRecording> command) {
    assertThatThrownBy(() -> command.send().accept(ari.recordings().refLive("no-such")))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @MethodSource("storedCommands")
  void anUnknownStoredRecordingIsNotFound(Command<StoredRecording> command) {
    assertThatThrownBy(() -> command.send().accept(ari.recordings().refStored("no-such")))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @MethodSource("liveCommands")
  void aLiveRecordingIsControlled(Command<LiveRecording> command) {
    command.send().accept(recording(live.channel()));
  }

  static Stream<Command<LiveRecording>> commandsToWhatRecords() {
    return liveCommands()
        .filter(c -> List.of("pause", "unpause", "mute", "unmute").contains(c.name()));
  }

  @ParameterizedTest
  @MethodSource("commandsToWhatRecords")
  void aRecordingThatWaitsForAnotherCannotBeControlledYet(Command<LiveRecording> command) {
    Channel channel = live.channel();
    recording(channel);
    LiveRecording next = channel.record(fresh(), "wav");

    assertThatThrownBy(() -> command.send().accept(next)).isInstanceOf(ConflictException.class);
  }

  @Test
  void aPausedRecordingSaysSo() {
    LiveRecording recording = recording(live.channel());
    recording.pause();

    assertThat(recording.reload().state()).isEqualTo(RecordingState.PAUSED);
  }

  @Test
  void aStoredRecordingIsListedReadCopiedAndDeleted() throws IOException {
    StoredRecording recording = stored();
    assertThat(ari.recordings().listStored())
        .extracting(StoredRecording::name)
        .contains(recording.name());
    try (InputStream file = recording.file()) {
      assertThat(file.readAllBytes()).startsWith('R', 'I', 'F', 'F');
    }
    String copy = fresh();
    assertThat(recording.copy(copy).name()).isEqualTo(copy);
    assertThatThrownBy(() -> recording.copy(copy)).isInstanceOf(ConflictException.class);

    recording.delete();
    assertThat(ari.recordings().findStored(recording.name())).isEmpty();
  }

  @Test
  void aRecordingThatCannotBeIsRefused() {
    Channel channel = live.channel();
    String name = stored().name();
    Channel next = live.channel();

    assertThatThrownBy(() -> next.record(name, "wav")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> channel.record(fresh(), "no-such"))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(() -> channel.record(fresh(), "wav", o -> o.terminateOn("x")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> channel.record(fresh(), "wav", o -> o.ifExists("no-such")))
        .isInstanceOf(BadRequestException.class);
  }
}
