/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriDecodeException;
import org.arijava.error.NotFoundException;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncOperationsTest {

  private static final String START =
      "{\"type\":\"StasisStart\",\"application\":\"hello\",\"args\":[],\"channel\":{\"id\":\"1\"}}";

  private final PendingTransport asterisk = new PendingTransport();
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "loop"));
  private final AriClient ari = client(loop);
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private AriClient client(java.util.concurrent.Executor executor) {
    return AriClient.over(FakeTransport.options().with(o -> o.executor(executor)), asterisk);
  }

  @AfterEach
  void close() {
    ari.close();
    loop.shutdownNow();
  }

  private static String thread(Object ignored) {
    return Thread.currentThread().getName();
  }

  @Test
  void aFutureCompletesOnTheHandlerExecutorAndSoDoesWhatIsComposedOfIt() throws Exception {
    CompletableFuture<Channel> channel = ari.async().channels().get("1");
    CompletableFuture<String> plain = channel.thenApply(AsyncOperationsTest::thread);
    CompletableFuture<String> later =
        channel.thenApply(c -> c).thenApplyAsync(AsyncOperationsTest::thread);

    asterisk.answer(0, 200, "{\"id\":\"1\",\"name\":\"PJSIP/a\"}");

    assertThat(plain.get()).isEqualTo("loop");
    assertThat(later.get()).isEqualTo("loop");
    assertThat(channel.get().name()).isEqualTo("PJSIP/a");
  }

  @Test
  void theRequestIsTheOneOfTheBlockingTwin() {
    ari.async()
        .channels()
        .originate("PJSIP/100", o -> o.app("x").channelId("c").timeout(Duration.ofSeconds(30)));
    ari.async().channels().ref("1").async().play("sound:hello", "sound:world");

    assertThat(asterisk.sent.get(0).toString()).isEqualTo("POST /channels");
    assertThat(asterisk.sent.get(0).query())
        .contains("endpoint=PJSIP%2F100", "app=x", "channelId=c", "timeout=30");
    assertThat(asterisk.sent.get(1).toString()).isEqualTo("POST /channels/1/play");
    assertThat(asterisk.sent.get(1).query()).contains("media=sound%3Ahello%2Csound%3Aworld");
  }

  @Test
  void aRefusalIsTheExceptionOfTheBlockingTwin() throws Exception {
    CompletableFuture<Void> answer = ari.async().channels().answer("gone");
    asterisk.answer(0, 404, "{\"message\":\"Channel not found\"}");

    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFoundException.class)
        .hasRootCauseMessage("POST /channels/gone/answer: 404 Channel not found");
    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void findIsEmptyForWhatIsNotThere() throws Exception {
    var found = ari.async().channels().find("gone");
    asterisk.answer(0, 404, "{\"message\":\"Channel not found\"}");
    assertThat(found.get()).isEmpty();
  }

  @Test
  void anAnswerThatCannotBeReadFailsTheFuture() throws Exception {
    var list = ari.async().channels().list();
    asterisk.answer(0, 200, "[{\"id\":");
    assertThatThrownBy(list::join)
        .hasCauseInstanceOf(AriDecodeException.class)
        .hasMessageContaining("GET /channels: cannot read the answer");
  }

  @Test
  void aLostConnectionFailsTheFutureAndMayComeWrapped() throws Exception {
    var list = ari.async().channels().list();
    var other = ari.async().bridges().list();
    AriConnectionException lost =
        new AriConnectionException("lost", org.arijava.error.Outcome.UNKNOWN, null);
    PendingTransport.onNetwork(
        () -> asterisk.answers.get(0).completeExceptionally(new CompletionException(lost)));
    PendingTransport.onNetwork(
        () -> asterisk.answers.get(1).completeExceptionally(new CancellationException()));
    assertThatThrownBy(list::join).hasCause(lost);
    assertThatThrownBy(other::join)
        .hasCauseInstanceOf(AriConnectionException.class)
        .hasMessageContaining("GET /bridges: cancelled");
  }

  @Test
  void aMistakeInAnArgumentIsThrownAtOnce() {
    assertThatThrownBy(() -> ari.async().channels().get(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ari.async().channels().answer(null))
        .isInstanceOf(NullPointerException.class);
    assertThat(asterisk.sent).isEmpty();
  }

  @Test
  void cancellingTheFutureGivesUpTheExchange() {
    CompletableFuture<Void> answer = ari.async().channels().answer("1");
    assertThat(answer.cancel(true)).isTrue();
    assertThat(asterisk.answers.get(0)).isCancelled();
    assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void aTimeoutOfTheUsersGivesUpTheExchangeOnTheHandlerExecutor() {
    CompletableFuture<Void> answer = ari.async().channels().answer("1");
    CompletableFuture<String> where =
        answer.handle((nothing, failure) -> thread(failure) + " " + failure.getClass());
    answer.orTimeout(1, TimeUnit.MILLISECONDS);
    assertThat(where.join()).isEqualTo("loop " + TimeoutException.class);
    assertThatThrownBy(() -> asterisk.answers.get(0).get(10, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class); // which follows what the user composed

    CompletableFuture<Channel> other = ari.async().channels().get("1");
    CompletableFuture<String> name =
        other.thenApply(Channel::name).completeOnTimeout("nobody", 1, TimeUnit.MILLISECONDS);
    assertThat(name.join()).isEqualTo("nobody");
  }

  @Test
  void whatClosesTheClientEndsItsFutures() {
    CompletableFuture<Void> answer = ari.async().channels().answer("1");
    ari.async().close().join();
    assertThatThrownBy(answer::join).hasCauseInstanceOf(AriConnectionException.class);
  }

  @Test
  void futuresCompleteAlthoughTheUsersExecutorIsShutDown() throws Exception {
    CompletableFuture<Channel> channel = ari.async().channels().get("1");
    CompletableFuture<String> where = channel.thenApply(AsyncOperationsTest::thread);
    loop.shutdownNow();
    asterisk.answer(0, 200, "{\"id\":\"1\"}");
    assertThat(where.get()).isNotEqualTo("network");
  }

  @Test
  void theContinuationsOfACallDoNotOverlapWithItsHandlers() throws Exception {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    try (AriClient threaded =
        client(
            task -> {
              Thread thread = new Thread(task);
              threads.add(thread);
              thread.start();
            })) {
      threaded.on(
          StasisStart.class,
          start ->
              start
                  .channel()
                  .async()
                  .answer()
                  .thenRun(() -> seen.add("answered"))
                  .thenRunAsync(() -> seen.add("and then"))
                  .thenRun(done::countDown));
      threaded.on(
          "Second",
          event -> {
            try {
              asterisk.answer(0, 204, "");
              for (Thread thread : threads) {
                if (thread != Thread.currentThread()) {
                  thread.join(); // whatever runs beside this handler has run
                }
              }
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            seen.add("the handler ends");
          });
      threaded.dispatch(START);
      threaded.dispatch(START.replace("StasisStart", "Second"));
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen).containsExactly("the handler ends", "answered", "and then");
  }

  @Test
  void aHandlerThatWaitsForAFuturePassesItsTurnOn() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (AriClient pooled = AriClient.over(FakeTransport.options(), asterisk)) {
      pooled.on(
          StasisStart.class,
          start -> {
            CompletableFuture<Void> answer = start.channel().async().answer();
            CompletableFuture<String> two = answer.thenApply(nothing -> "two");
            asked.countDown();
            seen.add("one");
            answer.join();
            seen.add(two.join());
            done.countDown();
          });
      pooled.on("Second", event -> seen.add("meanwhile"));
      pooled.dispatch(START);
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      pooled.dispatch(START.replace("StasisStart", "Second"));
      asterisk.answer(0, 204, "");
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen).containsExactly("one", "meanwhile", "two");
  }

  @Test
  void aHandlerThatIsInterruptedWhileItWaitsForAFutureHasItsTurnBack() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CompletableFuture<Thread> waiter = new CompletableFuture<>();
    try (AriClient pooled = AriClient.over(FakeTransport.options(), asterisk)) {
      pooled.on(
          StasisStart.class,
          start -> {
            CompletableFuture<Void> answer = start.channel().async().answer();
            waiter.complete(Thread.currentThread());
            try {
              answer.get(30, TimeUnit.SECONDS);
            } catch (Exception e) {
              thrown.complete(e);
            }
          });
      pooled.dispatch(START);
      waiter.get(30, TimeUnit.SECONDS).interrupt();
      assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aHandlerThatBlocksOnWhatOnlyItsTurnCanBringGoesOnInTheEnd() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    FakeTransport answering = new FakeTransport();
    try (AriClient impatient =
        AriClient.over(
            FakeTransport.options().with(o -> o.requestTimeout(Duration.ofMillis(50))),
            answering)) {
      impatient.on(
          StasisStart.class,
          start -> {
            CompletableFuture.allOf(
                    start.channel().async().answer(), start.channel().async().ring())
                .join(); // a future of the JDK's own, which knows nothing of turns
            done.countDown();
          });
      impatient.dispatch(START);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
