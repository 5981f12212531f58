/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arijava.AriSession;
import org.arijava.Subscription;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.event.Event;
import org.arijava.swagger.UnknownNameException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events by name, with the objects in them. */
@Timeout(60)
class EventsTest extends HeardEvents {

  @Test
  @Tag("A37")
  @Tag("A10")
  @Tag("W1")
  void runningTakesSeveralApplicationsAndEndsWithItsSession() throws Exception {
    CompletableFuture<Void> run = CompletableFuture.runAsync(() -> ari.run("a", "b"));
    ari.onApplicationRegistered("b", app -> heard.add(app.toString()));
    AriSession another = ari.start(List.of("c"), o -> o.subscribeAll(false));
    assertThat(next()).isNotNull();

    assertThat(asterisk.asked())
        .anyMatch(a -> a.target().equals("/ari/events?app=a,b"))
        .anyMatch(a -> a.target().equals("/ari/events?app=c"));
    another.close();
    ari.close();
    run.get(20, TimeUnit.SECONDS);
    assertThat(heard).isEmpty();
  }

  @Test
  @Tag("A38")
  @Tag("A41")
  @Tag("A50")
  @Tag("W2")
  void eventsOfATypeComeInOrderWithTheirFields() throws Exception {
    ari.on(
        "StasisStart",
        e ->
            heard.add(
                e.type()
                    + e.application()
                    + e.object("channel").id()
                    + e.get("args")
                    + e.timestamp()));
    ari.on("ChannelDtmfReceived", e -> heard.add(e.text("digit")));
    ari.start("hello");

    asterisk.send(start("1"));
    asterisk.send(event("ChannelHold", channel("channel", "1")));
    asterisk.send(dtmf("1", "5"));
    asterisk.send(dtmf("1", "6"));

    assertThat(next()).isEqualTo("StasisStarthello1[a]" + Instant.parse("2026-11-01T10:00:00Z"));
    assertThat(List.of(next(), next())).containsExactly("5", "6");
  }

  @Test
  @Tag("A39")
  @Tag("F4")
  void whatCannotBeReadDoesNotEndTheSession() throws Exception {
    ari.on("StasisStart", e -> heard.add(e.object("channel").id()));
    ari.start("hello");

    for (String bad : List.of("nonsense", "[]", "{}", "")) {
      asterisk.send(bad);
    }
    asterisk.send(start("1"));

    assertThat(next()).isEqualTo("1");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("rejected");
  }

  @Test
  @Tag("A40")
  void eventsThatNobodyHasDescribedComeToThoseWhoWantAll() throws Exception {
    ari.onEvery(e -> heard.add(e.type() + " " + e.objects()));
    ari.dispatch(event("Unheard", channel("channel", "1") + ", \"x\": 1"));

    assertThat(next()).isEqualTo("Unheard {channel=Channel 1}");
  }

  @Test
  @Tag("A41")
  @Tag("B13")
  void anUnknownTypeIsRefusedAndTheNearestSuggested() {
    assertThatThrownBy(() -> ari.on("StasisStrat", e -> {}))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("this Asterisk has no event 'StasisStrat'; did you mean 'StasisStart'?");
    assertThatThrownBy(() -> ari.await("Stasis", SOON)).isInstanceOf(UnknownNameException.class);
  }

  @Test
  @Tag("A42")
  @Tag("A11")
  @Tag("W7")
  void everyRegistrationIsItsOwnAndRunsInItsOrder() throws Exception {
    for (String each : List.of("one", "two", "one")) {
      ari.on("StasisStart", e -> heard.add(each));
    }
    ari.dispatch(start("1"));

    assertThat(List.of(next(), next(), next())).containsExactly("one", "two", "one");
  }

  @Test
  @Tag("A43")
  @Tag("A47")
  @Tag("W3")
  @Tag("W5")
  void aSubscriptionEndsOnceAndForItselfAlone() throws Exception {
    CompletableFuture<Subscription> self = new CompletableFuture<>();
    self.complete(
        ari.on(
            "StasisStart",
            e -> {
              heard.add("once");
              self.join().close();
              self.join().close();
            }));
    ari.on("StasisStart", e -> heard.add("always"));
    ari.dispatch(start("1"));
    ari.dispatch(start("1"));

    assertThat(List.of(next(), next(), next())).containsExactly("once", "always", "always");
    assertThat(self.join().isActive()).isFalse();
  }

  @Test
  @Tag("A48")
  @Tag("A12")
  void aHandlerThatThrowsIsToldAndTheOthersRun() throws Exception {
    ari.on(
        "StasisStart",
        e -> {
          throw new IllegalStateException("oh");
        });
    ari.on("StasisStart", e -> heard.add("ran"));
    ari.dispatch(start("1"));

    assertThat(next()).isEqualTo("ran");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("failed: oh");
  }

  @Test
  @Tag("A49")
  void aHandlerThatWaitsLetsItsObjectsOtherHandlersRun() throws Exception {
    ari.on(
        "StasisStart",
        start -> {
          DynamicObject channel = start.object("channel");
          channel.on("ChannelDtmfReceived", e -> heard.add("pressed " + e.text("digit")));
          channel.call("answer");
          DynamicEvent end = channel.await("ChannelHangupRequest", SOON);
          heard.add(end.type());
        });
    ari.dispatch(start("1"));
    ari.dispatch(dtmf("1", "7"));
    assertThat(next()).isEqualTo("pressed 7");
    ari.dispatch(event("ChannelHangupRequest", channel("channel", "1")));

    assertThat(next()).isEqualTo("ChannelHangupRequest");
  }

  @Test
  @Tag("A51")
  void theSubscriptionsOfADeadObjectEnd() throws Exception {
    DynamicObject channel = ari.ref("Channel", "1");
    Subscription subscription = channel.on("ChannelDestroyed", e -> heard.add("destroyed"));
    ari.dispatch(event("ChannelDestroyed", "\"cause\": 16, " + channel("channel", "1")));
    assertThat(next()).isEqualTo("destroyed");

    assertThatThrownBy(() -> channel.await("ChannelDtmfReceived", SOON))
        .isInstanceOf(ObjectGoneException.class);
    ari.client().on(Event.class, e -> heard.add("after"));
    ari.dispatch(event("ChannelDestroyed", "\"cause\": 16, " + channel("channel", "1")));
    assertThat(next()).isEqualTo("after");
    assertThat(subscription.isActive()).isFalse();
  }

  @Test
  @Tag("F1")
  @Tag("F2")
  @Tag("B30")
  void applicationsTellWhenTheyAreRegisteredAndWhenNoMore() throws Exception {
    Subscription one =
        ari.onApplicationRegistered("hello", app -> heard.add("registered " + app.id()));
    ari.onApplicationRegistered(
        "hello",
        app -> {
          app.call("subscribe", "channel:");
          heard.add(asterisk.line());
        });
    ari.onApplicationUnregistered("hello", app -> heard.add("unregistered " + app.id()));
    AriSession session = ari.start("hello");
    assertThat(next()).isEqualTo("registered hello");
    assertThat(next()).isEqualTo("POST /applications/hello/subscription?eventSource=channel%3A");
    one.close();
    session.close();

    assertThat(next()).isEqualTo("unregistered hello");
  }

  @Test
  @Tag("F3")
  void anEventMayComeByOtherMeans() throws Exception {
    ari.on("StasisStart", e -> heard.add(e.object("channel").id()));
    ari.dispatch(start("1"));
    ari.dispatch("nonsense");
    ari.dispatch(start("2"));

    assertThat(List.of(next(), next())).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void anEventTellsAllOfItself() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    ari.on(
        "ChannelDtmfReceived",
        e -> {
          assertThat(e.fields()).containsEntry("digit", "1");
          assertThat(e.find("nothing")).isEmpty();
          assertThat(e.json()).contains("\"digit\": \"1\"");
          assertThat(e.event().type()).isEqualTo("ChannelDtmfReceived");
          assertThat(e.toString()).contains("ChannelDtmfReceived");
          assertThatThrownBy(() -> e.object("chanel"))
              .hasMessage(
                  "the event ChannelDtmfReceived has no object 'chanel'; did you mean 'channel'?");
          assertThatThrownBy(() -> e.text("digits"))
              .hasMessage(
                  "the event ChannelDtmfReceived has no field 'digits'; did you mean 'digit'?");
          done.countDown();
        });
    ari.dispatch(dtmf("1", "1"));

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneWaitsForAnEventOfAnyObject() throws Exception {
    CompletableFuture<DynamicEvent> waiting =
        CompletableFuture.supplyAsync(() -> ari.await("StasisStart", SOON));
    while (!waiting.isDone()) {
      ari.dispatch(start("1"));
      Thread.onSpinWait();
    }

    assertThat(waiting.get().object("channel").id()).isEqualTo("1");
    assertThatThrownBy(() -> ari.await("StasisEnd", Duration.ofMillis(1)))
        .isInstanceOf(AriTimeoutException.class);
  }
}
