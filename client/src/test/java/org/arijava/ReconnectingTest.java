/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.arijava.AriSession.State;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriResponseException;
import org.arijava.error.Outcome;
import org.arijava.error.UnauthorizedException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.StasisEnd;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.EventSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a session tries, and what it makes again when it is back. */
@Timeout(60)
class ReconnectingTest {

  private static final Duration SOON = Duration.ofMillis(50);

  private final BlockingQueue<String> subscribed = new LinkedBlockingQueue<>();
  private final BlockingQueue<State> states = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String application = "{\"name\":\"hello\",\"channel_ids\":[]}";
  private volatile String channels = "[]";
  private volatile int verdict = 200;
  private volatile boolean readOnly;
  private volatile String probe = "";
  private volatile Runnable meanwhile = () -> {};
  private volatile AriResponseException refusal;

  /** An Asterisk that tells what applications are subscribed to, and can be away for a while. */
  private final FakeTransport asterisk =
      new FakeTransport() {
        @Override
        public CompletableFuture<AriResponse> exchange(AriRequest request) {
          if (request.path().startsWith("/events/user/")) { // which proves that it is heard
            probe = request.path().substring("/events/user/".length());
            if (readOnly) {
              return CompletableFuture.completedFuture(json(403, "{}"));
            }
            receive(userevent(probe));
          }
          if (request.path().equals("/channels")) {
            return CompletableFuture.completedFuture(json(200, channels));
          }
          if (!request.path().startsWith("/applications/")) {
            return super.exchange(request);
          }
          if (request.method().equals("GET")) {
            return CompletableFuture.completedFuture(json(200, application));
          }
          subscribed.add(request.method() + " " + request.query());
          Runnable once = meanwhile;
          meanwhile = () -> {};
          once.run();
          return CompletableFuture.completedFuture(json(verdict, application));
        }

        @Override
        public CompletableFuture<EventSocket> open(
            String query, Duration timeout, EventSocket.Listener events) {
          if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
          }
          if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return CompletableFuture.failedFuture(
                new AriConnectionException("GET /events: nobody there", Outcome.NOT_SENT, null));
          }
          return super.open(query, timeout, events);
        }
      };

  private static String userevent(String name) {
    return "{\"type\":\"ChannelUserevent\",\"application\":\"hello\",\"eventname\":\"%s\",\"userevent\":{}}"
        .formatted(name);
  }

  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);

  @AfterEach
  void close() {
    ari.close();
  }

  private AriSession start(boolean all) throws InterruptedException {
    AriSession session =
        ari.start(
            List.of("hello"),
            o -> o.subscribeAll(all).reconnectDelay(SOON, SOON).stableAfter(Duration.ZERO));
    session.onState(states::add);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(State.UP);
    return session;
  }

  private void cut() throws InterruptedException {
    subscribed.clear();
    asterisk.listener.closed("cut", false);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(State.DOWN);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(State.UP);
  }

  @Test
  void subscriptionsAreMadeAgainAsFarAsAsteriskHasForgottenThem() throws Exception {
    start(false);
    ari.applications().subscribe("hello", "channel:1", "channel:2", "bridge:b");
    ari.applications().subscribe("hello", "deviceState:Stasis:x", "endpoint:PJSIP/alice");
    ari.applications().unsubscribe("hello", "bridge:b");
    application = "{\"name\":\"hello\",\"channel_ids\":[\"2\"],\"endpoint_ids\":[\"PJSIP/alice\"]}";
    cut();
    assertThat(subscribed)
        .containsExactly(
            "POST eventSource=channel%3A1", "POST eventSource=deviceState%3AStasis%3Ax");
  }

  @Test
  void whatIsGoneIsNotSubscribedToAgain() throws Exception {
    start(false);
    ari.applications().subscribe("hello", "channel:1", "bridge:b");
    CompletableFuture<ChannelDestroyed> gone =
        ari.channels().ref("1").async().next(ChannelDestroyed.class);
    asterisk.receive(
        "{\"type\":\"BridgeDestroyed\",\"application\":\"hello\",\"bridge\":{\"id\":\"b\",\"channels\":[]}}");
    asterisk.receive(
        "{\"type\":\"ChannelDestroyed\",\"application\":\"hello\",\"channel\":{\"id\":\"1\"}}");
    gone.get(20, TimeUnit.SECONDS);
    cut();
    assertThat(subscribed).isEmpty();
  }

  @Test
  void whatCannotBeSubscribedToAgainIsForgottenAndTheSessionIsUp() throws Exception {
    start(false);
    ari.applications().subscribe("hello", "channel:1");
    verdict = 422;
    cut();
    assertThat(subscribed).containsExactly("POST eventSource=channel%3A1");
    cut();
    assertThat(subscribed).isEmpty();
  }

  @Test
  void aSubscriptionToAllIsMadeWhole() throws Exception {
    application = "{\"name\":\"hello\",\"channel_ids\":[\"__AST_CHANNEL_ALL_TOPIC\",\"1\"]}";
    start(true);
    cut();
    assertThat(subscribed)
        .containsExactly("POST eventSource=bridge%3A%2Cendpoint%3A%2CdeviceState%3A");
  }

  @Test
  void aSubscriptionToAllEndsWithItsSessionAndNotWhatTheUserSubscribedToHimself() throws Exception {
    AriSession session = start(true);
    assertThat(subscribed)
        .containsExactly("POST eventSource=channel%3A%2Cbridge%3A%2Cendpoint%3A%2CdeviceState%3A");
    ari.applications().subscribe("hello", "bridge:", "deviceState:");
    String goodbye = "DELETE eventSource=deviceState%3A";
    session.close();
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(State.CLOSED);
    session.await();
    assertThat(subscribed).endsWith(goodbye, goodbye); // subscriptions are counted
    subscribed.clear();
    start(false);
    assertThat(subscribed)
        .containsExactlyInAnyOrder("POST eventSource=bridge%3A", "POST eventSource=deviceState%3A");
  }

  @Test
  void whatTheUserSubscribesToWhileTheSessionSubscribesToAllOutlivesTheSession() throws Exception {
    meanwhile = () -> ari.applications().subscribe("hello", "bridge:");
    AriSession session = start(true);
    session.close();
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(State.CLOSED);
    session.await();
    subscribed.clear();
    start(false);
    assertThat(subscribed).containsExactly("POST eventSource=bridge%3A");
  }

  @Test
  void whereAllIsSubscribedToWhatWasInTheApplicationIsInItStillAndSoIsWhatRunsIt()
      throws Exception {
    BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();
    BlockingQueue<String> left = new LinkedBlockingQueue<>();
    ari.onResync(gaps::add);
    ari.on(StasisEnd.class, end -> left.add(end.channel().id()));
    application = "{\"name\":\"hello\",\"channel_ids\":[\"__AST_CHANNEL_ALL_TOPIC\",\"ends\"]}";
    start(true);
    asterisk.receive("StasisStart", "channel", "stays");
    asterisk.receive("StasisStart", "channel", "ends");
    channels =
        "[{\"id\":\"stays\"},{\"id\":\"older\",\"dialplan\":{\"exten\":\"1\"}},"
            + running("entered", "Stasis", "hello,x")
            + running("foreign", "Stasis", "other")
            + running("nameless", "Stasis", ",")
            + running("waits", "Wait", "hello").replaceFirst(",$", "]");
    cut();

    assertThat(gaps.take().channels())
        .extracting(Channel::id)
        .containsExactlyInAnyOrder("stays", "entered");
    assertThat(left.take()).isEqualTo("ends");
    assertThat(left).isEmpty();
  }

  private static String running(String id, String application, String data) {
    return "{\"id\":\"%s\",\"dialplan\":{\"app_name\":\"%s\",\"app_data\":\"%s\"}},"
        .formatted(id, application, data);
  }

  @Test
  void aSessionThatMayNotTryAgainEndsWithItsConnection() {
    AriSession session = ari.start(List.of("hello"), o -> o.reconnectAttempts(0));
    asterisk.listener.closed("cut", false);
    assertThatThrownBy(session::await)
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("cut");
    assertThat(session.failure()).isPresent();
  }

  @Test
  void aSessionGivesUpAfterItsAttempts() {
    AriSession session =
        ari.start(List.of("hello"), o -> o.reconnectAttempts(2).reconnectDelay(SOON, SOON));
    failures.set(99);
    asterisk.listener.closed("cut", false);
    assertThatThrownBy(session::await)
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("given up after 2 attempts: GET /events: nobody there");
  }

  @Test
  void aFirstConnectionIsWaitedForAsLongAsAsked() {
    failures.set(2);
    AriSession session =
        ari.start(
            List.of("hello"),
            o -> o.waitForAsterisk(Duration.ofSeconds(30)).reconnectDelay(SOON, SOON));
    assertThat(session.state()).isEqualTo(State.UP);
    failures.set(99);
    assertThatThrownBy(() -> ari.start("other"))
        .isInstanceOf(AriConnectionException.class)
        .hasMessageContaining("nobody there");
  }

  @Test
  void aWrongPasswordIsNotWaitedFor() {
    refusal = AriResponseException.of("GET /events", 401, "Unauthorized", "");
    assertThatThrownBy(
            () -> ari.start(List.of("hello"), o -> o.waitForAsterisk(Duration.ofDays(1))))
        .isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void closingASessionThatWaitsForAsteriskEndsItAtOnce() throws Exception {
    failures.set(Integer.MAX_VALUE);
    CompletableFuture<AriSession> starting =
        ari.async()
            .start(
                List.of("hello"),
                o -> o.waitForAsterisk(Duration.ofDays(1)).reconnectDelay(SOON, SOON));
    while (failures.get() == Integer.MAX_VALUE) {
      Thread.onSpinWait();
    }
    ari.async().close().get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> starting.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(AriConnectionException.class);
  }

  @Test
  @Tag("B30")
  void aHookThatThrowsKeepsNoSessionFromBeingUp() throws Exception {
    BlockingQueue<String> called = new LinkedBlockingQueue<>();
    ari.onApplicationRegistered(
        "hello",
        app -> {
          called.add("first");
          throw new IllegalStateException("this test means it");
        });
    Subscription second = ari.onApplicationRegistered("hello", app -> called.add("second"));
    start(false);
    assertThat(called).containsExactly("first", "second");
    second.close();
    cut();
    assertThat(called).containsExactly("first", "second", "first");
    assertThat(second.isActive()).isFalse();
  }

  @Test
  void aHookThatLeavesItsThreadInterruptedKeepsNoSessionFromBeingUp() throws Exception {
    ari.onApplicationRegistered("hello", app -> Thread.currentThread().interrupt());
    ari.onApplicationUnregistered("hello", app -> Thread.currentThread().interrupt());
    ari.onResync(gap -> Thread.currentThread().interrupt());
    AriSession session = start(false);
    cut();
    cut();
    assertThat(session.state()).isEqualTo(State.UP);
  }

  @Test
  void whatAUserMayNotSendIsNotKeptFromWhoListens() throws Exception {
    application = "{\"name\":\"hello\",\"channel_ids\":[\"2\"]}";
    readOnly = true;
    start(false);
    cut();
    CompletableFuture<ChannelUserevent> heard = ari.async().next(ChannelUserevent.class);
    asterisk.receive(userevent(probe));
    assertThat(heard.get(20, TimeUnit.SECONDS).eventName()).isEqualTo(probe);
  }

  @Test
  void whoNoLongerWatchesIsToldNothing() throws Exception {
    AriSession session = start(false);
    BlockingQueue<State> own = new LinkedBlockingQueue<>();
    Subscription watch = session.onState(own::add);
    assertThat(own.poll(20, TimeUnit.SECONDS)).isEqualTo(State.UP);
    assertThat(watch.isActive()).isTrue();
    watch.close();
    assertThat(watch.isActive()).isFalse();
    cut();
    assertThat(own).isEmpty();
  }

  @Test
  void attemptsAndDelaysThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> ari.start(List.of("hello"), o -> o.reconnectAttempts(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reconnectAttempts: 0 or more, not -1");
    assertThatThrownBy(
            () -> ari.start(List.of("hello"), o -> o.reconnectDelay(Duration.ofMillis(49), SOON)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ari.start(List.of("hello"), o -> o.reconnectDelay(SOON.multipliedBy(2), SOON)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(asterisk.opened).isEmpty();
  }
}
