/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.UnauthorizedException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.Event;
import org.arijava.event.StasisStart;
import org.arijava.spi.EventSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncEventsTest {

  private final AtomicLong dropped = new AtomicLong();
  private final BlockingQueue<Long> drops = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari =
      AriClient.over(
          FakeTransport.options()
              .with(
                  o ->
                      o.listener(
                          new AriListener() {
                            @Override
                            public void eventsDropped(long count) {
                              dropped.addAndGet(count);
                              drops.add(count);
                            }

                            @Override
                            public void handlerFailed(Event event, Throwable failure) {
                              failures.add(event.type() + ": " + failure.getMessage());
                            }
                          })),
          asterisk);

  @AfterEach
  void close() {
    ari.close();
  }

  private void receive(String type, String channel, String digit) {
    ari.dispatch(
        "{\"type\":\""
            + type
            + "\",\"application\":\"hello\",\"args\":[],\"digit\":\""
            + digit
            + "\",\"channel\":{\"id\":\""
            + channel
            + "\"}}");
  }

  /** The failure of a future that has failed or is about to. */
  private static Throwable failure(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failure) -> failure).get(30, TimeUnit.SECONDS);
  }

  @Test
  void nextIsTheFirstEventAfterTheSnapshotEvenIfItHasComeAlready() throws Exception {
    CompletableFuture<StasisStart> start = ari.async().next(StasisStart.class);
    receive("StasisStart", "1", "");
    Channel channel = start.get(30, TimeUnit.SECONDS).channel();
    receive("ChannelDtmfReceived", "1", "7");
    receive("ChannelDtmfReceived", "1", "8");
    assertThat(
            channel
                .async()
                .next(ChannelDtmfReceived.class)
                .thenApply(ChannelDtmfReceived::digit)
                .get(30, TimeUnit.SECONDS))
        .isEqualTo("7");
  }

  @Test
  void theContinuationsOfNextRunInTheTurnOfItsObject() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(1);
    Channel channel = ari.channels().ref("1");
    channel
        .async()
        .next(ChannelDtmfReceived.class)
        .thenAccept(dtmf -> seen.add("next " + dtmf.digit()));
    channel.on(
        ChannelDtmfReceived.class,
        dtmf -> {
          seen.add("handler " + dtmf.digit());
          if (dtmf.digit().equals("2")) {
            all.countDown();
          }
        });
    receive("ChannelDtmfReceived", "1", "1");
    receive("ChannelDtmfReceived", "1", "2");
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("next 1", "handler 1", "handler 2");
  }

  @Test
  void nextFailsWhenItsObjectEnds() throws Exception {
    CompletableFuture<ChannelDtmfReceived> digit =
        ari.channels().ref("1").async().next(ChannelDtmfReceived.class);
    receive("ChannelDestroyed", "1", "");
    assertThat(failure(digit))
        .isInstanceOf(ObjectGoneException.class)
        .hasMessage("waiting for ChannelDtmfReceived of Channel 1: it ended with ChannelDestroyed");
    assertThat(failure(ari.channels().ref("1").async().next(ChannelDtmfReceived.class)))
        .isInstanceOf(ObjectGoneException.class);
  }

  @Test
  void nextFailsAtItsDeadline() throws Exception {
    assertThat(failure(ari.async().next(StasisStart.class, Duration.ofMillis(5))))
        .isInstanceOf(AriTimeoutException.class)
        .hasMessage("waiting for StasisStart of any object: not within 5 ms");
    assertThat(
            failure(
                ari.channels()
                    .ref("1")
                    .async()
                    .next(ChannelDtmfReceived.class, Duration.ofSeconds(-1))))
        .isInstanceOf(AriTimeoutException.class);
  }

  @Test
  void nextFailsWhenTheClientClosesAndAfterwards() throws Exception {
    var any = ari.async().next(StasisStart.class);
    var one = ari.channels().ref("1").async().next(ChannelDtmfReceived.class);
    ari.close();
    assertThat(failure(any)).isInstanceOf(AriConnectionException.class);
    assertThat(failure(one)).hasMessageContaining("the client was closed");
    assertThat(failure(ari.async().next(StasisStart.class)))
        .isInstanceOf(AriConnectionException.class);
  }

  @Test
  void nextFailsWhenTheSessionIsOverThatWouldHaveBroughtTheEvent() throws Exception {
    AriSession session = ari.async().start("hello").get(30, TimeUnit.SECONDS);
    asterisk.receive(
        "{\"type\":\"StasisStart\",\"application\":\"hello\",\"args\":[],\"channel\":{\"id\":\"1\"}}");
    var digit = ari.channels().ref("1").async().next(ChannelDtmfReceived.class);
    var any = ari.async().next(ChannelDestroyed.class);
    CompletableFuture<String> over = session.async().await();
    session.close();
    assertThat(over.get(30, TimeUnit.SECONDS)).isEqualTo("closed by us");
    assertThat(failure(digit))
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("its session is over: closed by us");
    assertThat(failure(any)).isInstanceOf(AriConnectionException.class);
  }

  @Test
  void nextThatIsAskedForWhileNoSessionIsOpenWaitsForOneThatIsYetToStart() throws Exception {
    var any = ari.async().next(StasisStart.class);
    var one = ari.channels().ref("1").async().next(StasisStart.class);
    ari.async().start("hello").get(30, TimeUnit.SECONDS);
    asterisk.receive(
        "{\"type\":\"StasisStart\",\"application\":\"hello\",\"args\":[],\"channel\":{\"id\":\"1\"}}");
    assertThat(any.get(30, TimeUnit.SECONDS).channel().id()).isEqualTo("1");
    assertThat(one.get(30, TimeUnit.SECONDS).channel().id()).isEqualTo("1");
  }

  /** Whether the application hello is registered, and whether it is not any more. */
  private record Registration(CompletableFuture<String> begun, CompletableFuture<String> ended) {}

  private Registration registration() {
    Registration hello = new Registration(new CompletableFuture<>(), new CompletableFuture<>());
    ari.onApplicationRegistered("hello", app -> hello.begun.complete(app.name()));
    ari.onApplicationUnregistered("hello", app -> hello.ended.complete(app.name()));
    return hello;
  }

  @Test
  void cancellingRunClosesItsSession() throws Exception {
    Registration hello = registration();
    CompletableFuture<Void> run = ari.async().run("hello");
    hello.begun.get(30, TimeUnit.SECONDS);
    assertThat(hello.ended).isNotDone();
    run.cancel(true);
    assertThat(hello.ended.get(30, TimeUnit.SECONDS)).isEqualTo("hello");
  }

  @Test
  void runIsOverWithItsSessionAndSaysWhy() throws Exception {
    Registration hello = registration();
    CompletableFuture<Void> run = ari.async().run("hello");
    hello.begun.get(30, TimeUnit.SECONDS);
    assertThat(run).isNotDone();
    asterisk.receive("{\"type\":\"ApplicationReplaced\",\"application\":\"hello\"}");
    assertThat(failure(run))
        .hasStackTraceContaining("another client took the application hello over");
    assertThat(hello.ended).isDone();
  }

  @Test
  void theNameOfAnApplicationThatCannotBeIsRefusedAtOnce() {
    assertThatThrownBy(() -> ari.async().start("a,b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusedHandshakeFailsTheSessionsFuture() throws Exception {
    FakeTransport refusing =
        new FakeTransport() {
          @Override
          public CompletableFuture<EventSocket> open(
              String query, Duration timeout, EventSocket.Listener events) {
            return CompletableFuture.failedFuture(
                AriResponseException.of("GET /events", 401, "Unauthorized", ""));
          }
        };
    try (AriClient refused = AriClient.over(FakeTransport.options(), refusing)) {
      assertThat(failure(refused.async().start("hello")))
          .isInstanceOf(UnauthorizedException.class)
          .hasMessageContaining("GET /events: 401");
    }
  }

  /** A subscriber that asks for as much as the test wants. */
  private static class Probe implements Flow.Subscriber<Event> {
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Event event) {
      String digit = event instanceof ChannelDtmfReceived dtmf ? dtmf.digit() : event.type();
      told.add(digit);
      if (digit.equals("fail")) {
        throw new IllegalStateException("the subscriber fails");
      }
    }

    @Override
    public void onError(Throwable failure) {
      told.add(failure.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
      told.add("complete");
    }

    String next() throws InterruptedException {
      return told.poll(30, TimeUnit.SECONDS);
    }
  }

  private Probe subscribed() {
    Probe probe = new Probe();
    ari.channels().ref("1").async().events(ChannelDtmfReceived.class).subscribe(probe);
    return probe;
  }

  /** Waits until what was received before was handled. */
  private void settle() throws Exception {
    var settled = ari.channels().ref("1").async().next(org.arijava.event.ChannelUnhold.class);
    receive("ChannelUnhold", "1", "");
    settled.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aPublisherSendsNoMoreThanItsSubscriberAsksFor() throws Exception {
    Probe probe = subscribed();
    receive("ChannelDtmfReceived", "1", "1");
    receive("ChannelDtmfReceived", "1", "2");
    receive("ChannelDtmfReceived", "1", "3");
    receive("ChannelDestroyed", "1", "");
    settleEnded();
    assertThat(probe.told).isEmpty();
    probe.subscription.request(2);
    assertThat(probe.next()).isEqualTo("1");
    assertThat(probe.next()).isEqualTo("2");
    settleEnded();
    assertThat(probe.told).isEmpty();
    probe.subscription.request(Long.MAX_VALUE);
    probe.subscription.request(Long.MAX_VALUE);
    assertThat(probe.next()).isEqualTo("3");
    assertThat(probe.next()).isEqualTo("complete");
  }

  /** As settle(), for a channel that has ended. */
  private void settleEnded() throws Exception {
    failure(ari.channels().ref("1").async().next(ChannelDtmfReceived.class));
  }

  @Test
  void eachSubscriberHasTheEventsFromTheSnapshotOn() throws Exception {
    Channel channel = ari.channels().ref("1");
    receive("ChannelDtmfReceived", "1", "1");
    Flow.Publisher<ChannelDtmfReceived> digits = channel.async().events(ChannelDtmfReceived.class);
    for (int i = 0; i < 2; i++) {
      Probe probe = new Probe();
      digits.subscribe(probe);
      probe.subscription.request(9);
      assertThat(probe.next()).isEqualTo("1");
    }
  }

  @Test
  void whatASubscriberDoesNotAskForIsBoundedAndItsLossIsTold() throws Exception {
    Probe probe = subscribed();
    for (int i = 0; i < 1_024 + 3; i++) {
      receive("ChannelDtmfReceived", "1", String.valueOf(i));
    }
    settle();
    probe.subscription.request(1);
    assertThat(probe.next()).isEqualTo("3");
    while (dropped.get() < 3) {
      drops.take();
    }
    assertThat(dropped.get()).isEqualTo(3);
  }

  @Test
  void aPublisherKeepsAsManyAsItsCapacity() throws Exception {
    Probe probe = new Probe();
    Probe wide = new Probe();
    ari.channels().ref("1").async().events(ChannelDtmfReceived.class, 2).subscribe(probe);
    ari.async().events(ChannelDtmfReceived.class, 1).subscribe(wide);
    for (int i = 1; i <= 3; i++) {
      receive("ChannelDtmfReceived", "1", String.valueOf(i));
    }
    settle();
    probe.subscription.request(1);
    assertThat(probe.next()).isEqualTo("2");
    wide.subscription.request(1);
    assertThat(wide.next()).isEqualTo("3");
    assertThatThrownBy(() -> ari.async().events(ChannelDtmfReceived.class, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("capacity: at least 1, not 0");
  }

  @Test
  void eventsAreSubscribedToByTheirName() throws Exception {
    Probe probe = new Probe();
    Probe wide = new Probe();
    ari.channels().ref("1").async().events("ChannelFutureThing").subscribe(probe);
    ari.async().events("ChannelFutureThing").subscribe(wide);
    receive("ChannelFutureThing", "2", "");
    receive("ChannelFutureThing", "1", "");
    receive("ChannelDestroyed", "1", "");
    probe.subscription.request(9);
    wide.subscription.request(2);
    assertThat(probe.next()).isEqualTo("ChannelFutureThing");
    assertThat(probe.next()).isEqualTo("complete");
    assertThat(wide.next()).isEqualTo("ChannelFutureThing");
    assertThat(wide.next()).isEqualTo("ChannelFutureThing");
    assertThatThrownBy(() -> ari.channels().ref("1").async().events("BridgeDestroyed"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCancelledSubscriberIsToldNothingMore() throws Exception {
    Probe probe = subscribed();
    probe.subscription.request(1);
    receive("ChannelDtmfReceived", "1", "1");
    assertThat(probe.next()).isEqualTo("1");
    probe.subscription.cancel();
    probe.subscription.request(5);
    receive("ChannelDtmfReceived", "1", "2");
    settle();
    assertThat(probe.told).isEmpty();
  }

  @Test
  void aSubscriberThatFailsIsCancelledAndItsFailureTold() throws Exception {
    Probe probe = subscribed();
    probe.subscription.request(5);
    receive("ChannelDtmfReceived", "1", "fail");
    receive("ChannelDtmfReceived", "1", "2");
    settle();
    assertThat(probe.told).containsExactly("fail");
    assertThat(failures.poll(30, TimeUnit.SECONDS))
        .isEqualTo("ChannelDtmfReceived: the subscriber fails");
  }

  @Test
  void aSubscriberThatFailsAtOnceIsNotSubscribed() throws Exception {
    Probe probe =
        new Probe() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.request(1);
            throw new IllegalStateException("not now");
          }
        };
    var digits = ari.channels().ref("1").async().events(ChannelDtmfReceived.class);
    assertThatThrownBy(() -> digits.subscribe(probe)).hasMessage("not now");
    assertThatThrownBy(() -> digits.subscribe(null)).isInstanceOf(NullPointerException.class);
    receive("ChannelDtmfReceived", "1", "1");
    settle();
    assertThat(probe.told).isEmpty();
  }

  @Test
  void askingForNothingIsAMistake() throws Exception {
    Probe probe = subscribed();
    probe.subscription.request(0);
    assertThat(probe.next()).isEqualTo("IllegalArgumentException");
  }

  @Test
  void aPublisherFailsWhenTheClientCloses() throws Exception {
    Probe probe = subscribed();
    Probe wide = new Probe();
    ari.async().events(ChannelDtmfReceived.class).subscribe(wide);
    ari.close();
    assertThat(probe.next()).isEqualTo("AriConnectionException");
    assertThat(wide.next()).isEqualTo("AriConnectionException");
    Probe late = subscribed();
    assertThat(late.next()).isEqualTo("AriConnectionException");
  }
}
