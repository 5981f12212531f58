/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriDecodeException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.ChannelEvent;
import org.arijava.event.Event;
import org.arijava.event.StasisStart;
import org.arijava.event.UnknownEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventsTest {

  private final FakeTransport asterisk = new FakeTransport();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();
  private final AriClient ari =
      AriClient.over(
          FakeTransport.options()
              .with(
                  o ->
                      o.serial(true)
                          .listener(
                              new AriListener() {
                                @Override
                                public void handlerFailed(Event event, Throwable failure) {
                                  told.add("failed " + event.type() + ": " + failure.getMessage());
                                  throw new IllegalStateException("the listener fails too");
                                }

                                @Override
                                public void messageRejected(
                                    AriSession session, AriDecodeException failure) {
                                  told.add("rejected " + failure.text());
                                }

                                @Override
                                public void closed(AriSession session, String reason) {
                                  told.add("closed " + reason);
                                }
                              })),
          asterisk);

  @AfterEach
  void close() {
    ari.close();
  }

  private static String event(String type, String channel) {
    return "{\"type\":\""
        + type
        + "\",\"application\":\"hello\",\"digit\":\"1\","
        + "\"timestamp\":\"2026-11-23T03:07:07.873+0000\",\"args\":[],"
        + "\"channel\":{\"id\":\""
        + channel
        + "\"}}";
  }

  /** What the listener was told, so many things. */
  private List<String> told(int count) throws InterruptedException {
    List<String> things = new ArrayList<>();
    while (things.size() < count) {
      things.add(told.poll(10, TimeUnit.SECONDS));
    }
    assertThat(told).isEmpty();
    return things;
  }

  /** Waits until everything that was received before has been handled. */
  private void settle() throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    try (Subscription last = ari.on("Settled", e -> settled.countDown())) {
      asterisk.receive("{\"type\":\"Settled\"}");
      assertThat(settled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void onlyMatchingTypesAreDeliveredInOrderAndByFamily() throws Exception {
    ari.start("hello");
    ari.on(StasisStart.class, e -> seen.add("start " + e.channel().id()));
    ari.on(ChannelEvent.class, e -> seen.add("family " + e.type()));
    ari.on("ChannelDtmfReceived", e -> seen.add("name " + e.type()));

    asterisk.receive(event("StasisStart", "1"));
    asterisk.receive(event("ChannelDtmfReceived", "1"));
    settle();

    assertThat(seen)
        .containsExactly(
            "start 1",
            "family StasisStart",
            "family ChannelDtmfReceived",
            "name ChannelDtmfReceived");
  }

  @Test
  void anObjectsHandlerIgnoresOtherObjectsAndEndsWithItsObject() throws Exception {
    ari.start("hello");
    Subscription mine = ari.channels().ref("1").on(ChannelEvent.class, e -> seen.add(e.type()));

    asterisk.receive(event("ChannelDtmfReceived", "2"));
    asterisk.receive(event("ChannelDtmfReceived", "1"));
    asterisk.receive(event("ChannelDestroyed", "1"));
    asterisk.receive(event("ChannelDtmfReceived", "1"));
    settle();

    assertThat(seen).containsExactly("ChannelDtmfReceived", "ChannelDestroyed");
    assertThat(mine.isActive()).isFalse();
  }

  @Test
  void aHandlerMayCloseItselfAndTheNextOneInTheMiddleOfAnEvent() throws Exception {
    ari.start("hello");
    Subscription[] subscriptions = new Subscription[2];
    subscriptions[0] =
        ari.on(
            StasisStart.class,
            e -> {
              seen.add("first");
              subscriptions[0].close();
              subscriptions[1].close();
              ari.on(StasisStart.class, later -> seen.add("added"));
            });
    subscriptions[1] = ari.on(StasisStart.class, e -> seen.add("second"));

    asterisk.receive(event("StasisStart", "1"));
    settle();
    assertThat(seen).containsExactly("first");

    asterisk.receive(event("StasisStart", "1"));
    settle();
    assertThat(seen).containsExactly("first", "added");
  }

  @Test
  void theSameHandlerMayListenTwiceAndClosingOneLeavesTheOther() throws Exception {
    ari.start("hello");
    java.util.function.Consumer<Event> handler = e -> seen.add("x");
    Subscription first = ari.on("StasisStart", handler);
    ari.on("StasisStart", handler);
    first.close();
    first.close();

    asterisk.receive(event("StasisStart", "1"));
    settle();

    assertThat(seen).containsExactly("x");
  }

  @Test
  void aFailingHandlerIsToldAndStopsNothing() throws Exception {
    ari.start("hello");
    ari.on(
        StasisStart.class,
        e -> {
          throw new IllegalStateException("no");
        });
    ari.on(StasisStart.class, e -> seen.add("ran"));

    asterisk.receive(event("StasisStart", "1"));
    settle();

    assertThat(seen).containsExactly("ran");
    assertThat(told(1)).containsExactly("failed StasisStart: no");
  }

  @Test
  void anUnknownEventArrivesByNameAlsoOnTheChannelItNames() throws Exception {
    ari.start("hello");
    ari.on("ChannelFutureThing", e -> seen.add("client " + (e instanceof UnknownEvent)));
    ari.channels().ref("1").on("ChannelFutureThing", e -> seen.add("channel " + e.raw().get("x")));

    asterisk.receive("{\"x\":7,\"channel\":{\"id\":\"1\"},\"type\":\"ChannelFutureThing\"}");
    settle();

    assertThat(seen).containsExactly("client true", "channel 7");
  }

  @Test
  void aMessageThatIsNoEventIsToldAndTheStreamGoesOn() throws Exception {
    ari.start("hello");
    ari.on(StasisStart.class, e -> seen.add("ran"));

    for (String bad : List.of("", "[]", "{\"type\":", "{\"a\":1}", "7")) {
      asterisk.receive(bad);
    }
    asterisk.receive(event("StasisStart", "1"));
    settle();

    assertThat(seen).containsExactly("ran");
    assertThat(told(5))
        .containsExactly(
            "rejected ", "rejected []", "rejected {\"type\":", "rejected {\"a\":1}", "rejected 7");
  }

  @Test
  void runReturnsWhenTheClientIsClosedByAHandler() throws Exception {
    ari.on(StasisStart.class, e -> ari.close());
    CountDownLatch opened = new CountDownLatch(1);
    Thread runner =
        new Thread(
            () -> {
              AriSession session = ari.start("hello");
              opened.countDown();
              session.await();
            });
    runner.start();
    opened.await();
    asterisk.receive(event("StasisStart", "1"));
    runner.join();

    assertThat(asterisk.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(told(1)).containsExactly("closed closed by us");

    try (AriClient other = AriClient.over(FakeTransport.options(), asterisk)) {
      AriSession session = other.start("a", "b c");
      assertThat(asterisk.opened).last().isEqualTo("app=a,b%20c");
      asterisk.listener.received("{\"type\":\"StasisStart\"}".getBytes(StandardCharsets.UTF_8));
      other.close();
      assertThat(session.await()).isEqualTo("closed by us");
      assertThat(session.state()).isEqualTo(AriSession.State.CLOSED);
    }
  }

  @Test
  @Tag("B30")
  void anApplicationNameThatAsteriskCannotHaveIsRefused() {
    assertThatThrownBy(() -> ari.start("a,b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ari.start(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ari.start()).isInstanceOf(IllegalArgumentException.class);
    assertThat(asterisk.opened).isEmpty();
  }

  @Test
  void whenHandlersAreTooSlowTheOldestEventsAreDroppedAndTold() throws Exception {
    BlockingQueue<Long> dropped = new LinkedBlockingQueue<>();
    AriOptions options =
        FakeTransport.options()
            .with(
                o ->
                    o.serial(true)
                        .maxWaitingEvents(2)
                        .listener(
                            new AriListener() {
                              @Override
                              public void eventsDropped(long count) {
                                dropped.add(count);
                              }
                            }));
    try (AriClient slow = AriClient.over(options, asterisk)) {
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      BlockingQueue<String> digits = new LinkedBlockingQueue<>();
      slow.on(
          ChannelDestroyed.class,
          e -> {
            busy.countDown();
            try {
              go.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
          });
      slow.on(ChannelDtmfReceived.class, e -> digits.add(e.channel().id()));
      slow.start("hello");
      asterisk.receive(event("ChannelDestroyed", "0"));
      busy.await();
      for (String id : List.of("1", "2", "3", "4")) {
        asterisk.receive(event("ChannelDtmfReceived", id));
      }
      go.countDown();

      assertThat(List.of(digits.take(), digits.take())).containsExactly("3", "4");
      long all = dropped.take();
      while (all < 2) {
        all += dropped.take();
      }
      assertThat(all).isEqualTo(2);
      assertThat(dropped).isEmpty();
    }
  }
}
