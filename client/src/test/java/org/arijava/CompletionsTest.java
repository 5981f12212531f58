/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.BridgeDestroyed;
import org.arijava.event.ChannelEvent;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.RecordingFailed;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The waits for what Asterisk has only promised, and the operations that forgive. */
@Timeout(60)
class CompletionsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);

  @BeforeEach
  void start() {
    ari.start("hello");
  }

  @AfterEach
  void close() {
    ari.close();
  }

  @Test
  void aPlaybackWhoseEndIsNeverToldIsOverWhenAsteriskKnowsItNoMore() throws Exception {
    Playback playback = ari.playbacks().ref("p");
    BlockingQueue<PlaybackFinished> heard = new LinkedBlockingQueue<>();
    playback.on(PlaybackFinished.class, heard::add);
    asterisk.receive("PlaybackStarted", "playback", "p");
    asterisk.answer(404, "{\"message\":\"Playback not found\"}");

    PlaybackFinished finished = playback.awaitFinished(LONG);

    assertThat(finished.synthetic()).isTrue();
    assertThat(finished.application()).isEqualTo("hello");
    assertThat(heard.take().synthetic()).isTrue();
    assertThat(asterisk.lastLine()).isEqualTo("GET /playbacks/p");
  }

  @Test
  void aPlaybackThatIsStillThereIsWaitedForUntilTheDeadline() {
    asterisk.answer(200, "{\"id\":\"p\"}").answer(200, "{\"id\":\"p\"}");
    assertThatThrownBy(() -> ari.playbacks().ref("p").awaitFinished(Duration.ofMillis(1_500)))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessageContaining("PlaybackFinished of Playback p")
        .hasMessageContaining("1500 ms");
  }

  @Test
  void anEndThatIsToldIsReturnedAlsoWhenItCameBeforeTheSnapshot() {
    asterisk.receive("PlaybackFinished", "playback", "p");
    assertThat(ari.playbacks().ref("p").awaitFinished(LONG).synthetic()).isFalse();
    asterisk.receive("RecordingFailed", "recording", "r");
    LiveRecording recording = ari.recordings().refLive("r");
    assertThatThrownBy(() -> recording.awaitFinished(LONG))
        .isInstanceOfSatisfying(
            ObjectGoneException.class,
            gone -> assertThat(gone.event()).isInstanceOf(RecordingFailed.class));
  }

  @Test
  void anOperationThatIsConfirmedReturnsWhatCompletesItAndNothingOlder() throws Exception {
    Channel channel = ari.channels().ref("1");
    asterisk.receive("StasisEnd", "channel", "1");
    asterisk.receive("StasisStart", "channel", "1");
    long before = channel.await(StasisStart.class, LONG).sequence();
    CompletableFuture<ChannelEvent> end =
        CompletableFuture.supplyAsync(() -> channel.hangupAndAwait(LONG));
    while (asterisk.sent.isEmpty()) {
      Thread.onSpinWait();
    }
    asterisk.receive("StasisEnd", "channel", "1");

    assertThat(end.get()).isInstanceOf(StasisEnd.class);
    assertThat(end.get().sequence()).isGreaterThan(before);
    assertThat(asterisk.lastLine()).isEqualTo("DELETE /channels/1");
  }

  @Test
  void anOperationThatIsRefusedIsNotWaitedFor() {
    asterisk.answer(404, "{\"message\":\"Channel not found\"}");
    assertThatThrownBy(() -> ari.channels().ref("1").hangupAndAwait(LONG))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aBridgeThatIsDestroyedUnheardIsGoneAllTheSame() {
    asterisk.answer(204, "").answer(404, "{\"message\":\"Bridge not found\"}");
    BridgeDestroyed destroyed = ari.bridges().ref("b").destroyAndAwait(LONG);
    assertThat(destroyed.synthetic()).isTrue();
    assertThat(destroyed.bridge().id()).isEqualTo("b");
  }

  @Test
  void endingWhatIsGoneAlreadyIsNoFailureWhenAskedSo() {
    asterisk.answer(204, "").answer(404, "{\"message\":\"Channel not found\"}");
    assertThat(ari.channels().ref("1").hangupIfAlive()).isTrue();
    assertThat(ari.channels().ref("1").hangupIfAlive()).isFalse();
    asterisk.answer(404, "{}").answer(404, "{}").answer(404, "{}");
    assertThat(ari.bridges().ref("b").destroyIfAlive()).isFalse();
    assertThat(ari.playbacks().ref("p").stopIfAlive()).isFalse();
    assertThat(ari.recordings().refLive("r").stopIfAlive()).isFalse();
  }
}
