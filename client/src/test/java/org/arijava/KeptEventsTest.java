/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.ChannelEvent;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for who begins to listen late, when there are very many objects. */
class KeptEventsTest {

  private final AtomicLong dropped = new AtomicLong();
  private final AriListener listener =
      new AriListener() {
        @Override
        public void eventsDropped(long count) {
          dropped.addAndGet(count);
        }
      };

  private AriClient ari = client(o -> o.maxKeptEvents(640).executor(Runnable::run));

  private final Map<String, Channel> first = new HashMap<>();

  private AriClient client(Consumer<AriOptions.Builder> changes) {
    AriOptions options = FakeTransport.options().with(o -> o.listener(listener)).with(changes);
    return AriClient.over(options, new FakeTransport());
  }

  @BeforeEach
  void keepTheChannels() {
    ari.on(StasisStart.class, e -> first.putIfAbsent(e.channel().id(), e.channel()));
  }

  @AfterEach
  void close() {
    ari.close();
  }

  private void dispatch(String type, String channel) {
    ari.dispatch("{\"type\":\"" + type + "\",\"channel\":{\"id\":\"" + channel + "\"}}");
  }

  /** Tells each of the channels so many events after its first, in turns. */
  private void tell(int channels, int events) {
    for (int i = 0; i <= events; i++) {
      for (int channel = 0; channel < channels; channel++) {
        dispatch(i == 0 ? "StasisStart" : "ChannelVarset", "" + channel);
      }
    }
  }

  /** How many events somebody hears who got the channel from its first and listens only now. */
  private int heardLate(Channel channel) {
    List<ChannelEvent> heard = new ArrayList<>();
    channel.on(ChannelEvent.class, heard::add).close();
    return heard.size();
  }

  @Test
  void eachOfFewChannelsKeepsItsLatestSixtyFour() {
    tell(10, 70);

    assertThat(heardLate(first.get("3"))).isEqualTo(64);
    assertThat(dropped).hasValue(6);
  }

  @Test
  void eachOfManyChannelsKeepsItsShareAndWhoComesTooLateIsToldSo() {
    tell(100, 20);

    int heard = heardLate(first.get("3"));
    assertThat(heard).isBetween(6, 7);
    assertThat(dropped).hasValue(20 - heard);
  }

  @Test
  void ofVeryManyChannelsEachKeepsItsLatestTwo() {
    tell(1_000, 5);

    assertThat(heardLate(first.get("3"))).isEqualTo(2);
    assertThat(dropped).hasValue(3);
  }

  @Test
  void manyObjectsThatKeepLittleTakeNothingFromTheOthers() {
    for (int i = 0; i < 300; i++) {
      ari.dispatch(
          "{\"type\":\"DeviceStateChanged\",\"device_state\":{\"name\":\"Stasis:" + i + "\"}}");
    }
    tell(5, 70);

    assertThat(heardLate(first.get("3"))).isEqualTo(64);
  }

  @Test
  void whatEndedAndIsForgottenIsNoLongerCounted() {
    tell(10, 64);
    for (int life = 0; life < 10; life++) {
      dispatch("ChannelDestroyed", "0");
      dispatch("ChannelCreated", "0"); // a new life
    }
    tell(5, 64);

    assertThat(heardLate(first.get("3"))).isEqualTo(64);
  }

  @Test
  void aHandlerThatRunsMayStillAskForTheEndOfItsCallHoweverManyCallsEndedMeanwhile()
      throws Exception {
    ari.close();
    ari = client(o -> {});
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> others = new CompletableFuture<>();
    CompletableFuture<ChannelDestroyed> end = new CompletableFuture<>();
    ari.on(
        StasisStart.class,
        start -> {
          begun.countDown();
          others.join();
          start.channel().on(ChannelDestroyed.class, end::complete);
        });
    dispatch("StasisStart", "1");
    assertThat(begun.await(10, SECONDS)).isTrue();
    dispatch("ChannelDestroyed", "1");
    for (int i = 0; i < 5_000; i++) {
      dispatch("ChannelDestroyed", "other-" + i);
    }
    others.complete(null);

    assertThat(end.get(10, SECONDS).channel().id()).isEqualTo("1");
  }
}
