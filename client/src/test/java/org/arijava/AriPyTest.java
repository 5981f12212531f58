/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriConnectionException;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelEnteredBridge;
import org.arijava.event.ChannelVarset;
import org.arijava.event.Event;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The websocket tests of ari-py, W1 to W9, and what it does wrong with events, each B with its
 * number in the list of its defects.
 */
@Timeout(30)
class AriPyTest extends FakeCalls {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** Waits until what was received of the channel has been handled. */
  private void settle(String channel) throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    try (Subscription last = ari.on("Settled", e -> settled.countDown())) {
      receive("Settled", channel);
      assertThat(settled.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failures).isEmpty();
  }

  @Test
  @DisplayName("W1: without events no handler is called, and run returns when the client is closed")
  void withoutEventsNothingIsCalled() throws Exception {
    ari.on(Event.class, e -> seen.add(e.type()));
    Thread runner = new Thread(() -> ari.run("hello"));
    runner.start();
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("connected");
    ari.close();
    runner.join();
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("W2: only events of the type are delivered, in order")
  void onlyMatchingTypesInOrder() throws Exception {
    ari.start("hello");
    ari.on(ChannelDtmfReceived.class, e -> seen.add(e.type() + e.sequence()));
    for (String type : List.of("ChannelDtmfReceived", "StasisStart", "ChannelDtmfReceived")) {
      receive(type, "1");
    }
    settle("1");
    assertThat(seen).containsExactly("ChannelDtmfReceived1", "ChannelDtmfReceived3");
  }

  @Test
  @DisplayName("W3: a subscription closed by its own handler ends; another one gets all")
  void closedByItsOwnHandler() throws Exception {
    ari.start("hello");
    Subscription[] once = new Subscription[1];
    once[0] =
        ari.on(
            StasisStart.class,
            e -> {
              seen.add("once");
              once[0].close();
            });
    ari.on(StasisStart.class, e -> seen.add("each"));
    receive("StasisStart", "1");
    receive("StasisStart", "1");
    settle("1");
    assertThat(seen).containsExactly("once", "each", "each");
  }

  @Test
  @DisplayName("W4: the event gives a channel whose operations work in the handler")
  void channelOfTheEvent() throws Exception {
    ari.start("hello");
    ari.on(StasisStart.class, e -> e.channel().hangup());
    receive("StasisStart", "17");
    settle("17");
    assertThat(asterisk.lastLine()).isEqualTo("DELETE /channels/17");
  }

  @Test
  @DisplayName("W5: a subscription to channels' events that is closed after the first gets no more")
  void closedAfterTheFirst() throws Exception {
    ari.start("hello");
    Subscription[] once = new Subscription[1];
    once[0] =
        ari.on(
            StasisStart.class,
            e -> {
              seen.add(e.channel().id());
              once[0].close();
            });
    receive("StasisStart", "1");
    settle("1");
    receive("StasisStart", "2");
    settle("2");
    assertThat(seen).containsExactly("1");
  }

  @Test
  @DisplayName("W6: a channel's handler ignores other channels and may hang up")
  void anObjectsOwnEvents() throws Exception {
    ari.start("hello");
    Channel channel = ari.channels().ref("1");
    channel.on(
        ChannelDtmfReceived.class,
        e -> {
          seen.add(e.channel().id());
          channel.hangup();
        });
    receive("ChannelDtmfReceived", "2");
    receive("ChannelDtmfReceived", "1");
    settle("1");
    assertThat(seen).containsExactly("1");
    assertThat(asterisk.lastLine()).isEqualTo("DELETE /channels/1");
  }

  @Test
  @DisplayName("W7: handlers with arguments of their own run in the order of registration")
  void handlersWithArguments() throws Exception {
    ari.start("hello");
    Channel channel = ari.channels().ref("1");
    for (String argument : List.of("a", "b", "c")) {
      channel.on(ChannelDtmfReceived.class, e -> seen.add(argument));
    }
    receive("ChannelDtmfReceived", "1");
    settle("1");
    assertThat(seen).containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName(
      "W8, B13: by class a type that does not exist cannot be written; by name it is legal")
  void aTypeThatDoesNotExist() throws Exception {
    ari.start("hello");
    ari.channels().ref("1").on("ChannelOfTheFuture", e -> seen.add(e.type()));
    receive("ChannelOfTheFuture", "1");
    settle("1");
    assertThat(seen).containsExactly("ChannelOfTheFuture");
  }

  @Test
  @DisplayName("W9: a type that never names such an object is refused at registration")
  void aTypeThatNeverNamesSuchAnObject() {
    Channel channel = ari.channels().ref("1");
    for (Runnable bad :
        List.<Runnable>of(
            () -> channel.on("BridgeDestroyed", e -> {}),
            () -> channel.await("PlaybackFinished", LONG),
            () -> channel.events("DeviceStateChanged"))) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("never names a Channel");
    }
  }

  @Test
  @DisplayName("B1: the shape of an event does not change with the objects that it names")
  void oneShape() throws Exception {
    ari.start("hello");
    ari.on(
        StasisStart.class,
        e -> seen.add(e.channel().id() + e.replaceChannel().map(Channel::id).orElse("-")));
    receive("StasisStart", "1");
    asterisk.receive(
        "{\"type\":\"StasisStart\",\"args\":[],\"channel\":{\"id\":\"1\"},"
            + "\"replace_channel\":{\"id\":\"2\"}}");
    settle("1");
    assertThat(seen).containsExactly("1-", "12");
  }

  @Test
  @DisplayName("B2: an object that is absent hurts no handler of such objects")
  void anAbsentObject() throws Exception {
    ari.start("hello");
    CountDownLatch both = new CountDownLatch(2); // of an event without a channel in another turn
    ari.on(
        ChannelVarset.class,
        e -> {
          seen.add("global " + e.channel().isPresent());
          both.countDown();
        });
    ari.channels().ref("1").on(ChannelVarset.class, e -> seen.add("mine"));
    asterisk.receive("{\"type\":\"ChannelVarset\",\"variable\":\"A\",\"value\":\"1\"}");
    asterisk.receive(
        "{\"type\":\"ChannelEnteredBridge\",\"bridge\":{\"id\":\"b\",\"channels\":[]}}");
    ari.bridges().ref("b").on(ChannelEnteredBridge.class, e -> seen.add("bridge"));
    receive("ChannelVarset", "1");
    settle("1");
    assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).contains("global false", "global true", "mine").doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("B4: handlers end with their channel")
  void handlersEndWithTheirChannel() throws Exception {
    ari.start("hello");
    Subscription subscription = ari.channels().ref("1").on(StasisStart.class, e -> {});
    receive("ChannelDestroyed", "1");
    settle("1");
    assertThat(subscription.isActive()).isFalse();
  }

  @Test
  @DisplayName("B5: a handler that blocks holds up neither the socket nor other calls")
  void aHandlerThatBlocks() throws Exception {
    ari.start("hello");
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    ari.channels()
        .ref("slow")
        .on(
            StasisStart.class,
            e -> {
              try {
                assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
    ari.channels().ref("fast").on(StasisStart.class, e -> other.countDown());
    receive("StasisStart", "slow");
    receive("StasisStart", "fast");
    assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
    release.countDown();
  }

  @Test
  @DisplayName("B6, B8: a lost connection is told and mended")
  void aLostConnection() throws Exception {
    ari.start("hello");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("connected");
    asterisk.listener.closed("the wire is cut", false);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("disconnected");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("reconnected");
    assertThat(asterisk.opened).hasSize(2);
  }

  @Test
  @DisplayName("B9: what is no JSON ends nothing")
  void whatIsNoJson() throws Exception {
    ari.start("hello");
    ari.on(StasisStart.class, e -> seen.add("ran"));
    asterisk.receive("");
    asterisk.receive("{\"type\":");
    receive("StasisStart", "1");
    settle("1");
    assertThat(seen).containsExactly("ran");
  }

  @Test
  @DisplayName("B10: closing is idempotent, from any thread, while handlers come and go")
  void closingAmidRegistrations() throws Exception {
    ari.start("hello");
    CountDownLatch refused = new CountDownLatch(1);
    Thread registering =
        new Thread(
            () -> {
              try {
                while (true) {
                  ari.on(StasisStart.class, e -> {}).close();
                }
              } catch (AriConnectionException e) {
                refused.countDown();
              }
            });
    registering.start();
    ari.close();
    ari.close();
    assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisplayName("B11: an old subscription does not end a newer one of the same handler")
  void anOldSubscription() throws Exception {
    ari.start("hello");
    java.util.function.Consumer<StasisStart> handler = e -> seen.add("ran");
    Subscription old = ari.on(StasisStart.class, handler);
    old.close();
    ari.on(StasisStart.class, handler);
    old.close();
    receive("StasisStart", "1");
    settle("1");
    assertThat(seen).containsExactly("ran");
  }

  @Test
  @DisplayName("B12: a handler closed earlier in the same event is not called")
  void closedEarlierInTheSameEvent() throws Exception {
    ari.start("hello");
    Subscription[] second = new Subscription[1];
    ari.on(StasisStart.class, e -> second[0].close());
    second[0] = ari.on(StasisStart.class, e -> seen.add("second"));
    receive("StasisStart", "1");
    settle("1");
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("B30: a hook that throws leaves the session up, and its handle ends it")
  void aHookThatThrows() throws Exception {
    Subscription failing =
        ari.onApplicationRegistered(
            "hello",
            app -> {
              seen.add("failed");
              throw new IllegalStateException("this test means it");
            });
    ari.onApplicationRegistered("hello", app -> seen.add("ran"));
    AriSession session = ari.start("hello");
    assertThat(session.state()).isEqualTo(AriSession.State.UP);
    failing.close();
    assertThat(told.take()).isEqualTo("connected");
    asterisk.listener.closed("cut", false);
    assertThat(told.take()).isEqualTo("disconnected");
    assertThat(told.take()).isEqualTo("reconnected");
    assertThat(seen).containsExactly("failed", "ran", "ran");
  }

  @Test
  @DisplayName("B32: what comes before the application's hook has returned is handled after it")
  void noEventBeforeTheHook() throws Exception {
    ari.onApplicationRegistered(
        "hello",
        app -> {
          receive("StasisStart", "1");
          ari.on(StasisStart.class, e -> seen.add("handled"));
        });
    ari.start("hello");
    settle("1");
    assertThat(seen).containsExactly("handled");
  }

  @Test
  @DisplayName("B33: an event tells its application and its session")
  void theApplicationOfAnEvent() throws Exception {
    AriSession session = ari.start("hello");
    ari.on(
        StasisStart.class,
        e -> seen.add(e.application() + " " + (e.session().orElseThrow() == session)));
    receive("StasisStart", "1");
    settle("1");
    assertThat(seen).containsExactly("hello true");
  }

  @Test
  @DisplayName("B35: objects deep in an event are objects, and have its events")
  void objectsDeepInAnEvent() throws Exception {
    ari.start("hello");
    ari.channels().ref("source").on("ChannelTransfer", e -> seen.add(e.type()));
    asterisk.receive(
        "{\"type\":\"ChannelTransfer\",\"refer_to\":{\"requested_destination\":{}},"
            + "\"referred_by\":{\"source_channel\":{\"id\":\"source\"}}}");
    settle("source");
    assertThat(seen).containsExactly("ChannelTransfer");
  }
}
