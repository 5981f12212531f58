/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.LiveRecording;
import org.arijava.StoredRecording;
import org.arijava.async.AsyncAriClient;
import org.arijava.error.NotFoundException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.Event;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.RecordingFinished;
import org.arijava.event.RecordingStarted;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The asynchronous API, for a client whose only handler thread is an event loop. */
@OnAsterisk
@Timeout(180)
class AsyncIT {

  private static final int MANY = 10_000;
  private static final int VALUES = 500;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final LiveAsterisk live;
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
  private AsyncAriClient ari;

  AsyncIT(LiveAsterisk live) {
    this.live = live;
  }

  @BeforeEach
  void connect() throws Exception {
    ari =
        AriClient.connectAsync(
                live.options().with(o -> o.executor(loop).requestTimeout(Duration.ofSeconds(150))))
            .thenApply(AriClient::async)
            .get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    ari.close().get(30, TimeUnit.SECONDS);
    loop.shutdownNow();
  }

  private static void all(List<? extends CompletableFuture<?>> futures) {
    CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
  }

  private static String text(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof NotFoundException e ? e.getMessage() : String.valueOf(cause);
  }

  @Test
  void noneOfTenThousandOperationsIsLostAndEachHasItsOwnOutcome() {
    all(
        IntStream.range(0, VALUES)
            .mapToObj(i -> ari.asterisk().setGlobalVariable("ASYNC_" + i, "value-" + i))
            .toList());

    List<CompletableFuture<String>> asked =
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? ari.asterisk().getGlobalVariable("ASYNC_" + i % VALUES)
                        : ari.channels()
                            .get("none-" + i)
                            .handle((channel, failure) -> text(failure)))
            .toList();

    for (int i = 0; i < MANY; i++) {
      assertThat(asked.get(i).join())
          .isEqualTo(
              i % 2 == 0
                  ? "value-" + i % VALUES
                  : "GET /channels/none-" + i + ": 404 Channel not found");
    }
  }

  @Test
  void aCallIsMadeRecordedAndDownloadedOnOneThread(@TempDir Path folder) throws Exception {
    String app = "async-" + UUID.randomUUID();
    String name = "async/" + UUID.randomUUID();
    Path file = folder.resolve("call.wav");

    ChannelDestroyed gone =
        ari.start(app)
            .thenCompose(
                session ->
                    ari.channels().originate("Local/echo@default", o -> o.app(app).timeout(LONG)))
            .thenCompose(channel -> channel.async().next(StasisStart.class, LONG))
            .thenCompose(
                start ->
                    recorded(start.channel(), name)
                        .thenCompose(finished -> ari.recordings().getStored(name))
                        .thenCompose(stored -> saved(stored, file))
                        .thenCompose(saved -> start.channel().async().hangup())
                        .thenCompose(
                            hangup -> start.channel().async().next(ChannelDestroyed.class, LONG)))
            .get(150, TimeUnit.SECONDS);

    assertThat(gone.channel().name()).startsWith("Local/echo@default");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("RIFF");
  }

  @Test
  void whatAsteriskHasOnlyPromisedIsWaitedForOnOneThread() throws Exception {
    String app = "async-" + UUID.randomUUID();
    List<String> done = new CopyOnWriteArrayList<>();

    ari.start(app)
        .thenCompose(
            session ->
                ari.channels().originate("Local/answer@default", o -> o.app(app).timeout(LONG)))
        .thenCompose(
            channel ->
                channel.async().next("StasisStart", LONG).thenCompose(start -> ends(channel, done)))
        .get(150, TimeUnit.SECONDS);

    assertThat(done)
        .containsExactly(
            "PlaybackFinished, synthetic",
            "PlaybackFinished",
            "false",
            "BridgeDestroyed",
            "false",
            "RecordingFinished",
            "StasisEnd",
            "ChannelDestroyed",
            "false");
  }

  private CompletableFuture<Void> ends(Channel channel, List<String> done) {
    return channel
        .async()
        .play("recording:missing")
        .thenCompose(playback -> playback.async().awaitFinished(LONG))
        .thenAccept(end -> done.add(text(end)))
        .thenCompose(next -> channel.async().play("sound:demo-congrats"))
        .thenCompose(
            playback ->
                playback
                    .async()
                    .next(PlaybackStarted.class, LONG)
                    .thenCompose(started -> playback.async().stopAndAwait(LONG))
                    .thenAccept(end -> done.add(text(end))))
        .thenCompose(next -> ari.playbacks().ref("none").async().stopIfAlive())
        .thenAccept(alive -> done.add(alive.toString()))
        .thenCompose(next -> ari.bridges().create())
        .thenCompose(
            bridge ->
                bridge
                    .async()
                    .destroyAndAwait(LONG)
                    .thenAccept(end -> done.add(end.type()))
                    .thenCompose(next -> bridge.async().destroyIfAlive()))
        .thenAccept(alive -> done.add(alive.toString()))
        .thenCompose(next -> channel.async().record("async/" + channel.id(), "wav"))
        .thenCompose(recording -> recording.async().stopAndAwait(LONG))
        .thenAccept(end -> done.add(text(end)))
        .thenCompose(next -> channel.async().hangupAndAwait(LONG))
        .thenAccept(end -> done.add(text(end)))
        .thenCompose(next -> channel.async().awaitDestroyed(LONG))
        .thenAccept(end -> done.add(text(end)))
        .thenCompose(next -> channel.async().hangupIfAlive())
        .thenAccept(alive -> done.add(alive.toString()));
  }

  private static String text(Event end) {
    return end.type() + (end.synthetic() ? ", synthetic" : "");
  }

  private static CompletableFuture<RecordingFinished> recorded(Channel channel, String name) {
    return channel
        .async()
        .record(name, "wav")
        .thenApply(LiveRecording::async)
        .thenCompose(
            recording ->
                recording
                    .next(RecordingStarted.class, LONG)
                    .thenCompose(started -> recording.stop())
                    .thenCompose(stopping -> recording.next(RecordingFinished.class, LONG)));
  }

  private static CompletableFuture<Void> saved(StoredRecording stored, Path file) {
    return stored.async().download(file).thenCompose(done -> stored.async().delete());
  }
}
