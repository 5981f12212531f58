/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.BridgeDestroyed;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelEvent;
import org.arijava.event.Event;
import org.arijava.event.PlaybackFinished;
import org.arijava.event.RecordingFailed;
import org.arijava.event.StasisEnd;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is waited for without keeping a thread: by a client whose only handler thread is an event
 * loop, so that whatever blocked it would never end.
 */
@Timeout(60)
class AsyncCompletionsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari =
      AriClient.over(FakeTransport.options().with(o -> o.executor(loop)), asterisk);

  @BeforeEach
  void start() {
    ari.start("hello");
  }

  @AfterEach
  void close() {
    ari.close();
    loop.shutdownNow();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(30, TimeUnit.SECONDS);
  }

  @Test
  void aPlaybackWhoseEndIsNeverToldIsOverWhenAsteriskKnowsItNoMore() throws Exception {
    asterisk.receive("PlaybackStarted", "playback", "p");
    asterisk.answer(404, "{\"message\":\"Playback not found\"}");

    PlaybackFinished finished =
        ari.playbacks().ref("p").async().awaitFinished(LONG).get(30, TimeUnit.SECONDS);

    assertThat(finished.synthetic()).isTrue();
    assertThat(finished.application()).isEqualTo("hello");
    assertThat(asterisk.lastLine()).isEqualTo("GET /playbacks/p");
  }

  @Test
  void aPlaybackThatIsStillThereIsWaitedForUntilTheDeadline() throws Exception {
    asterisk.answer(200, "{\"id\":\"p\"}").answer(200, "{\"id\":\"p\"}");
    assertThat(failure(ari.playbacks().ref("p").async().awaitFinished(Duration.ofMillis(1_500))))
        .isInstanceOfSatisfying(
            AriTimeoutException.class,
            late -> assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT))
        .hasMessage("waiting for PlaybackFinished of Playback p: not within 1500 ms");
    assertThat(asterisk.lastLine()).isEqualTo("GET /playbacks/p");
  }

  @Test
  void anEndThatCameBeforeTheSnapshotIsTheResultAndAnotherEndAFailure() throws Exception {
    asterisk.receive("PlaybackFinished", "playback", "p");
    assertThat(
            ari.playbacks()
                .ref("p")
                .async()
                .awaitFinished(LONG)
                .get(30, TimeUnit.SECONDS)
                .synthetic())
        .isFalse();
    asterisk.receive("RecordingFailed", "recording", "r");
    assertThat(failure(ari.recordings().refLive("r").async().awaitFinished(LONG)))
        .isInstanceOfSatisfying(
            ObjectGoneException.class,
            gone -> assertThat(gone.event()).isInstanceOf(RecordingFailed.class));
  }

  @Test
  void anEndIsWaitedForBeyondItsSession() throws Exception {
    asterisk.answer(404, "{\"message\":\"Channel not found\"}");
    CompletableFuture<ChannelDestroyed> end = ari.channels().ref("1").async().awaitDestroyed(LONG);
    ari.start("other").close();
    assertThat(end.get(30, TimeUnit.SECONDS).synthetic()).isTrue();
  }

  @Test
  void anOperationThatIsConfirmedGivesWhatCompletesItAndNothingOlder() throws Exception {
    Channel channel = ari.channels().ref("1");
    asterisk.receive("StasisEnd", "channel", "1");
    asterisk.receive("StasisStart", "channel", "1");
    long before = channel.await(StasisStart.class, LONG).sequence();
    CompletableFuture<ChannelEvent> end = channel.async().hangupAndAwait(LONG);
    CompletableFuture<String> where = end.thenApply(event -> Thread.currentThread().getName());
    assertThat(end).isNotDone();
    asterisk.receive("StasisEnd", "channel", "1");

    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(StasisEnd.class);
    assertThat(end.get().sequence()).isGreaterThan(before);
    assertThat(where.get(30, TimeUnit.SECONDS)).isEqualTo("loop");
    assertThat(asterisk.lastLine()).isEqualTo("DELETE /channels/1");
  }

  @Test
  void whoWaitsForAFutureRunsNothingThatIsComposedOfIt() throws Exception {
    CountDownLatch goneOn = new CountDownLatch(1);
    CompletableFuture<ChannelEvent> end = ari.channels().ref("1").async().hangupAndAwait(LONG);
    CompletableFuture<String> first = end.thenApply(event -> Thread.currentThread().getName());
    CompletableFuture<Void> second = end.thenRun(() -> awaitLatch(goneOn));
    Thread waiting =
        new Thread(
            () -> {
              end.join();
              goneOn.countDown();
            });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    asterisk.receive("ChannelDestroyed", "channel", "1");

    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("loop");
    second.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aConfirmationTakesTheOptionsOfItsOperation() throws Exception {
    CompletableFuture<ChannelEvent> end =
        ari.channels().ref("1").async().hangupAndAwait(LONG, o -> o.reason("busy"));
    assertThat(asterisk.lastLine()).isEqualTo("DELETE /channels/1?reason=busy");
    asterisk.receive("ChannelDestroyed", "channel", "1");
    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(ChannelDestroyed.class);
  }

  @Test
  void theConfirmationOfAHandlerCompletesInItsTurn() throws Exception {
    CompletableFuture<ChannelEvent> end = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    ari.on(
        StasisStart.class,
        start -> {
          start.channel().async().hangupAndAwait(LONG).thenAccept(end::complete);
          asked.countDown();
        });
    asterisk.receive("StasisStart", "channel", "1");
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    asterisk.receive("StasisEnd", "channel", "1");
    assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(StasisEnd.class);
  }

  @Test
  void anOperationThatIsRefusedIsNotWaitedFor() throws Exception {
    asterisk.answer(404, "{\"message\":\"Channel not found\"}");
    assertThat(failure(ari.channels().ref("1").async().hangupAndAwait(LONG)))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("DELETE /channels/1: 404 Channel not found");
  }

  @Test
  void whetherWhatIsNotConfirmedInTimeWasDoneIsNotKnown() throws Exception {
    assertThat(failure(ari.channels().ref("1").async().hangupAndAwait(Duration.ofMillis(5))))
        .isInstanceOfSatisfying(
            AriTimeoutException.class,
            late -> assertThat(late.outcome()).isEqualTo(Outcome.UNKNOWN));
  }

  @Test
  void aConfirmationWithoutADeadlineIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> ari.channels().ref("1").async().hangupAndAwait(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> ari.channels().ref("1").hangupAndAwait(null))
        .isInstanceOf(NullPointerException.class);
    assertThat(asterisk.sent).isEmpty();
  }

  @Test
  void aBridgeThatIsDestroyedUnheardIsGoneAllTheSame() throws Exception {
    asterisk.answer(204, "").answer(404, "{\"message\":\"Bridge not found\"}");
    BridgeDestroyed destroyed =
        ari.bridges().ref("b").async().destroyAndAwait(LONG).get(30, TimeUnit.SECONDS);
    assertThat(destroyed.synthetic()).isTrue();
    assertThat(destroyed.bridge().id()).isEqualTo("b");
  }

  @Test
  void endingWhatIsGoneAlreadyIsNoFailureWhenAskedSo() {
    asterisk.answer(204, "").answer(404, "{\"message\":\"Channel not found\"}");
    assertThat(ari.channels().ref("1").async().hangupIfAlive().join()).isTrue();
    assertThat(ari.channels().ref("1").async().hangupIfAlive().join()).isFalse();
    asterisk.answer(404, "{}").answer(404, "{}").answer(404, "{}");
    assertThat(ari.bridges().ref("b").async().destroyIfAlive().join()).isFalse();
    assertThat(ari.playbacks().ref("p").async().stopIfAlive().join()).isFalse();
    assertThat(ari.recordings().refLive("r").async().stopIfAlive().join()).isFalse();
    asterisk.answer(500, "{\"message\":\"Allocation failed\"}");
    assertThatThrownBy(() -> ari.bridges().ref("b").async().destroyIfAlive().join())
        .hasMessageContaining("500 Allocation failed");
  }

  @Test
  void whatIsCancelledIsGivenUpBeforeItsAnswerAndAfter() throws Exception {
    PendingTransport pending = new PendingTransport();
    try (AriClient slow =
        AriClient.over(FakeTransport.options().with(o -> o.executor(loop)), pending)) {
      CompletableFuture<BridgeDestroyed> early =
          slow.bridges().ref("b").async().destroyAndAwait(LONG);
      assertThat(early.cancel(true)).isTrue();
      assertThat(pending.answers.get(0)).isCancelled();

      CompletableFuture<BridgeDestroyed> late =
          slow.bridges().ref("c").async().destroyAndAwait(LONG);
      CompletableFuture<PlaybackFinished> end =
          slow.playbacks().ref("p").async().awaitFinished(LONG);
      pending.answer(1, 204, "");
      while (pending.answers.size() < 4) { // asks whether both are still there
        Thread.onSpinWait();
      }
      assertThat(late.cancel(true)).isTrue();
      assertThat(end.cancel(true)).isTrue();
      for (int i = 2; i < 4; i++) { // the question may have been on its way to the transport
        CompletableFuture<?> answer = pending.answers.get(i);
        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
            .isInstanceOf(CancellationException.class);
      }
      assertThatThrownBy(late::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void closingTheClientEndsWhatIsWaitedFor() throws Exception {
    var end = ari.channels().ref("1").async().awaitDestroyed(LONG);
    var done = ari.channels().ref("2").async().hangupAndAwait(LONG);
    ari.close();
    assertThat(failure(end)).isInstanceOf(AriConnectionException.class);
    assertThat(failure(done)).isInstanceOf(AriConnectionException.class);
    assertThat(failure(ari.channels().ref("1").async().awaitDestroyed(LONG)))
        .isInstanceOf(AriConnectionException.class);
  }

  @Test
  void anEventIsWaitedForByItsName() throws Exception {
    CompletableFuture<Event> any = ari.async().next("ChannelFutureThing");
    CompletableFuture<Event> ours = ari.channels().ref("1").async().next("ChannelFutureThing");
    CompletableFuture<Event> late =
        ari.channels().ref("2").async().next("ChannelFutureThing", Duration.ofMillis(5));
    asterisk.receive("ChannelFutureThing", "channel", "1");
    assertThat(any.get(30, TimeUnit.SECONDS).type()).isEqualTo("ChannelFutureThing");
    assertThat(ours.get(30, TimeUnit.SECONDS).sequence()).isEqualTo(any.get().sequence());
    assertThat(failure(late))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessage("waiting for ChannelFutureThing of Channel 2: not within 5 ms");
    assertThat(failure(ari.async().next("ChannelFutureThing", Duration.ofMillis(5))))
        .isInstanceOf(AriTimeoutException.class);
    assertThatThrownBy(() -> ari.channels().ref("1").async().next("BridgeDestroyed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BridgeDestroyed never names a Channel");
  }
}
