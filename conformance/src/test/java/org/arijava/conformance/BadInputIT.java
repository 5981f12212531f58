/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.Channel;
import org.arijava.error.AriConnectionException;
import org.arijava.error.BadRequestException;
import org.arijava.error.ForbiddenException;
import org.arijava.error.NotFoundException;
import org.arijava.error.Outcome;
import org.arijava.error.UnauthorizedException;
import org.arijava.event.ChannelDestroyed;
import org.arijava.event.PlaybackStarted;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get wrong, and what only looks wrong. */
@OnAsterisk(Server.ASTERISK_22)
class BadInputIT extends LiveContract {

  private static final String APP = LiveAsterisk.APP;
  private static final int MEGABYTE = 1 << 20;

  BadInputIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aWrongPasswordIsUnauthorized() {
    AriOptions wrong = wrongPassword();

    assertThatThrownBy(() -> AriClient.connect(wrong)).isInstanceOf(UnauthorizedException.class);
  }

  @Test
  void aSessionWithAWrongPasswordIsUnauthorized() {
    CalledOperations none = new CalledOperations();
    try (AriClient client =
        AriClient.over(wrongPassword(), live.transport(live.server().user(), "wrong", none))) {
      assertThatThrownBy(() -> client.start("wrong")).isInstanceOf(UnauthorizedException.class);
    }
  }

  private AriOptions wrongPassword() {
    return live.options().with(o -> o.credentials(live.server().user(), "wrong"));
  }

  @Test
  void aUrlOfAnotherPathIsNotFound() {
    URI elsewhere = live.server().url().resolve("elsewhere/");

    assertThatThrownBy(() -> AriClient.connect(live.options().with(o -> o.url(elsewhere))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void nothingIsSentWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> AriClient.connect("http://127.0.0.1:" + port + "/", "a", "b"))
        .isInstanceOfSatisfying(
            AriConnectionException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "one,two"})
  void anApplicationIsNeitherBlankNorSeveral(String name) {
    assertThatThrownBy(() -> ari.start(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anApplicationsNameMayHaveASpace() {
    String id = fresh();
    try (var session = ari.start("two words");
        var start = live.next(StasisStart.class, e -> e.channel().id().equals(id))) {
      assertThat(ari.applications().get("two words").name()).isEqualTo("two words");
      ari.channels().originate("Local/answer@default", o -> o.app("two words").channelId(id));
      assertThat(start.get().application()).isEqualTo(session.apps().get(0));
      ari.channels().hangup(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "+", "%", "%2F", ";", " ", "é", "?", "#", "..", "a/b+c%d;e f?g#hé&="})
  @Tag("B17")
  void anIdWithSpecialCharactersGoesThereAndBack(String special) {
    String id = fresh() + special + "x";
    try (var start = live.next(StasisStart.class, e -> e.channel().id().equals(id));
        var end = live.next(ChannelDestroyed.class, e -> e.channel().id().equals(id))) {
      ari.channels().originate("Local/answer@default", o -> o.app(APP).channelId(id));
      start.get();
      assertThat(ari.channels().get(id).id()).isEqualTo(id);
      ari.channels().hangup(id);
      end.get();
    }
  }

  @Test
  void anIdOf150CharactersIsTooLong() {
    assertThatThrownBy(
            () ->
                ari.channels()
                    .originate("Local/answer@default", o -> o.app(APP).channelId("x".repeat(150))))
        .isInstanceOf(BadRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with \"double\" and 'single' quotes",
        "one,two,,three",
        "back\\slash\\n",
        "(parentheses) [and] {more} $ ^ | & = + % # ?",
        "two\nlines\r\nor three\ttabs",
        "žluťoučký 電話 📞"
      })
  void aValueWithSpecialCharactersGoesThereAndBack(String value) {
    Channel channel = live.channel();
    channel.setVariable("SPECIAL", value);
    assertThat(channel.getVariable("SPECIAL")).isEqualTo(value);

    String id = fresh();
    try (var start = live.next(StasisStart.class, e -> e.channel().id().equals(id))) {
      ari.channels()
          .originate(
              "Local/answer@default", o -> o.app(APP).channelId(id).variable("SPECIAL", value));
      assertThat(start.get().channel().getVariable("SPECIAL")).isEqualTo(value);
    }
  }

  @Test
  @Tag("B19")
  void mediaWithCommasStayWhole() {
    Channel channel = live.channel();
    String id = fresh();
    try (var first =
            live.next(
                PlaybackStarted.class, e -> e.playback().mediaUri().equals("sound:no,such,sound"));
        var second =
            live.next(
                PlaybackStarted.class,
                e ->
                    e.playback().id().equals(id) && e.playback().mediaUri().equals("sound:beep"))) {
      channel.playWithId(id, List.of("sound:no,such,sound", "sound:beep"), o -> {});
      assertThat(first.get().playback().id()).isEqualTo(id);
      second.get();
    }
  }

  @Test
  void aVariableOfAMegabyteIsNotSent() {
    CalledOperations called = new CalledOperations();
    String large = "x".repeat(MEGABYTE);
    try (AriClient client =
        AriClient.over(
            live.options(),
            live.transport(live.server().user(), live.server().password(), called))) {
      assertThatThrownBy(() -> client.channels().setVariable("any", "LARGE", large))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () ->
                  client
                      .channels()
                      .originate("Local/answer@default", o -> o.app(APP).variable("LARGE", large)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(called.missing()).hasSize(called.total());
  }

  @Test
  void whoMayOnlyReadIsForbiddenToChange() {
    try (AriClient client = AriClient.connect(reader())) {
      assertThat(client.asterisk().ping().ping()).isEqualTo("pong");
      assertThatThrownBy(() -> client.asterisk().setGlobalVariable("READER", "1"))
          .isInstanceOf(ForbiddenException.class);
      assertThatThrownBy(() -> client.channels().originate("Local/answer@default"))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  @Test
  void whoMayOnlyReadMaySubscribeToAll() {
    String app = LiveContract.fresh();
    try (AriClient client = AriClient.connect(reader())) {
      client.start(List.of(app), o -> o.subscribeAll(true));

      assertThat(ari.applications().get(app).channelIds()).contains("__AST_CHANNEL_ALL_TOPIC");
      ari.applications().unsubscribe(app, "deviceState:"); // or Asterisk 22 may lock up
    }
  }

  private AriOptions reader() {
    return live.options().with(o -> o.credentials(LiveAsterisk.READER, LiveAsterisk.READER));
  }

  @Test
  @Tag("B10")
  void aClosedClientLeavesNoThread() throws InterruptedException {
    Set<Thread> before = threads();
    URI byName = URI.create("http://localhost:" + live.server().url().getPort() + "/");
    AriClient client = AriClient.connect(live.options().with(o -> o.url(byName)));
    client.start("threads");
    client.asterisk().ping();
    Set<Thread> its = threads();
    its.removeAll(before);
    assertThat(its).isNotEmpty();

    client.close();

    for (Thread thread : its) {
      thread.join(20_000);
    }
    assertThat(its).noneMatch(Thread::isAlive);
    Set<Thread> after = threads();
    after.removeAll(before);
    assertThat(after).isEmpty();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("ari-"))
        .collect(Collectors.toSet());
  }
}
