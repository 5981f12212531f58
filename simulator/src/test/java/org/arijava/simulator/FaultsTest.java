/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault does what it says, and no more than it was asked for. */
final class FaultsTest {
  private final AsteriskSimulator asterisk = AsteriskSimulator.start(o -> o.time(Time.HELD));
  private final Caller caller = new Caller(asterisk);

  @AfterEach
  void stop() {
    caller.close();
    asterisk.close();
  }

  private void originate(String id) {
    assertThat(caller.ask("POST", "/channels?endpoint=Local/answer@default&app=a&channelId=" + id))
        .startsWith("200");
  }

  @Test
  void aTextOfAnyContentComesOnEveryWebSocketPastTheFilter() {
    var one = caller.events("app=a");
    var other = caller.events("app=b");
    caller.ask("PUT", "/applications/a/eventFilter", "{\"allowed\":[]}");
    asterisk.faults().sendText("{\"type\":\"Unheard\"}");
    assertThat(one.next()).containsOnlyKeys("type").containsEntry("type", "Unheard");
    assertThat(other.next()).containsEntry("type", "Unheard");
    originate("c");
    assertThat(other.socket.isInputClosed()).isFalse();
  }

  @Test
  void aRequestFailsOnceAndIsNotDone() {
    asterisk.faults().next("POST", "/channels").fails(503, "Later");
    assertThat(caller.ask("POST", "/channels?endpoint=Local/answer@default&app=a"))
        .isEqualTo("503 {\"message\":\"Later\"}");
    assertThat(caller.ask("GET", "/channels")).isEqualTo("200 []");
    asterisk.faults().next(2, "GET", "/channels/{channelId}").failsInHtml(500);
    assertThat(caller.ask("GET", "/channels/x")).startsWith("500 <!DOCTYPE HTML");
    assertThat(caller.ask("GET", "/channels")).startsWith("200");
    assertThat(caller.ask("GET", "/channels/y")).startsWith("500");
    assertThat(caller.ask("GET", "/channels/y")).startsWith("404");
  }

  @Test
  void aWebSocketIsRefusedOrOpenedLate() {
    asterisk.faults().next("GET", "/events").fails(503, "Asterisk not booted");
    assertThatThrownBy(() -> caller.events("app=a"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    assertThat(caller.ask("GET", "/applications/a")).startsWith("404");
    asterisk.faults().next(10, "GET", "/events").isLost(); // the JDK's client tries again
    assertThatThrownBy(() -> caller.events("app=a")).hasRootCauseInstanceOf(IOException.class);
    asterisk.faults().clear();
    asterisk.faults().next("GET", "/events").isAnsweredAfter(ofSeconds(20));
    Instant before = asterisk.now();
    var late = CompletableFuture.runAsync(() -> caller.events("app=a"));
    while (!late.isDone()) {
      asterisk.advance(ofSeconds(1));
    }
    assertThat(asterisk.now()).isAfterOrEqualTo(before.plusSeconds(20));
    assertThat(caller.ask("GET", "/applications/a")).startsWith("200");
  }

  @Test
  void whatCannotBeAskedCannotGoWrong() {
    assertThatThrownBy(() -> asterisk.faults().next("POST", "/chanels"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Asterisk 22.10.1 has no operation POST /chanels");
    assertThatThrownBy(() -> asterisk.faults().next("DELETE", "/channels"))
        .isInstanceOf(IllegalArgumentException.class);
    asterisk.faults().next("DELETE", "/channels/some").fails(500, "Allocation failed");
  }

  @Test
  void anAnswerComesLateOrNever() {
    asterisk.faults().next("GET", "/channels").isAnsweredAfter(ofSeconds(20));
    var slow = caller.sendLater("GET", "/channels");
    assertThat(caller.ask("GET", "/asterisk/ping")).startsWith("200");
    assertThat(slow).isNotDone();
    asterisk.advance(ofSeconds(20));
    assertThat(slow.orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
    asterisk.faults().next("POST", "/bridges/{bridgeId}").losesItsAnswer();
    assertThat(caller.sendLater("POST", "/bridges/b")).failsWithin(10, TimeUnit.SECONDS);
    assertThat(caller.ask("GET", "/bridges/b")).startsWith("200");
    asterisk.faults().next("POST", "/bridges/{bridgeId}").isLost();
    assertThat(caller.sendLater("POST", "/bridges/c")).failsWithin(10, TimeUnit.SECONDS);
    assertThat(caller.ask("GET", "/bridges/c")).startsWith("404");
  }

  @Test
  void anAnswerIsReorderedAgainstItsEvents() {
    var events = caller.events("app=a");
    originate("c");
    events.upTo("StasisStart c");
    asterisk.faults().next("POST", "/channels/{channelId}/play").isAnsweredAfterEvents(2);
    var play = caller.sendLater("POST", "/channels/c/play?media=sound:beep&playbackId=p");
    events.upTo("PlaybackStarted p playing");
    assertThat(play).isNotDone();
    asterisk.advance(ofSeconds(1));
    events.upTo("PlaybackFinished p done");
    assertThat(play.orTimeout(10, TimeUnit.SECONDS).join().statusCode()).isEqualTo(201);
    asterisk.faults().next("POST", "/channels/{channelId}/variable").isAnsweredBeforeItsEvents();
    assertThat(caller.ask("POST", "/channels/c/variable?variable=V&value=1")).startsWith("204");
    assertThat(events.upTo("ChannelVarset c V 1")).isNotEmpty();
  }

  @Test
  void onlyTheEventsOfTheRequestWaitForItsAnswer() {
    var events = caller.events("app=a");
    SimulatedCall call = asterisk.call("PJSIP/alice", "a");
    String channel = "/channels/" + call.channelId();
    events.next();
    caller.ask("POST", channel + "/answer");
    caller.ask("POST", channel + "/play/p?media=sound:hello-world");
    asterisk.faults().next("POST", "/channels/{channelId}/variable").isAnsweredBeforeItsEvents();
    var blocked = caller.sendLater("POST", channel + "/variable?variable=V&value=1");
    events.upTo("PlaybackStarted p playing");
    caller.ask("POST", "/events/user/x?application=a");
    events.upTo("ChannelUserevent");
    assertThat(blocked).isNotDone();
    asterisk.advance(ofSeconds(2));
    assertThat(blocked.join().statusCode()).isEqualTo(204);
    events.upTo("ChannelVarset " + call.channelId() + " V 1");
  }

  @Test
  void webSocketsEndInEveryWay() throws IOException {
    try (Socket socket = listening()) {
      asterisk.faults().closeWebSockets();
      assertThat(socket.getInputStream().readNBytes(4)).startsWith(0x88, 2, 1000 >> 8, 1000);
    }
    try (Socket socket = listening()) {
      asterisk.faults().dropWebSockets();
      assertThat(untilItIsCut(socket)).isEmpty();
    }
    try (Socket socket = listening()) {
      asterisk.faults().sendMalformedFrame();
      assertThat(socket.getInputStream().readNBytes(4)).startsWith(0x8b, 2, '{', '}');
    }
  }

  /** A bare WebSocket: the JDK's sometimes misses what ends it at once. */
  private Socket listening() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), asterisk.url().getPort());
    socket.setSoTimeout(20_000);
    String head =
        "GET /ari/events?app=a HTTP/1.1\r\nHost: a\r\nAuthorization: "
            + Caller.basic("hey", "peekaboo")
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) socket.getInputStream().read());
    }
    assertThat(answer).startsWith("HTTP/1.1 101 ");
    return socket;
  }

  private static byte[] untilItIsCut(Socket socket) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(read);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("It stayed open", e);
    } catch (SocketException e) {
      // reset, as a cut connection may be
    }
    return read.toByteArray();
  }

  @Test
  void aSilentWebSocketStaysOpenAndSaysNothing() {
    var events = caller.events("app=a");
    asterisk.faults().silenceWebSockets();
    originate("c");
    assertThat(caller.ask("GET", "/channels/c")).startsWith("200");
    assertThat(events.isEmpty()).isTrue();
    assertThat(events.closed).isNotDone();
  }

  @Test
  void aDeafWebSocketIsOpenWithoutItsApplication() {
    asterisk.faults().deafenNextWebSockets(1);
    caller.events("app=a");
    assertThat(caller.ask("GET", "/applications/a")).startsWith("404");
    caller.events("app=a");
    assertThat(caller.ask("GET", "/applications/a")).startsWith("200");
  }

  @Test
  void anApplicationIsReplacedAndItsSocketStaysOpen() {
    var events = caller.events("app=a");
    asterisk.faults().replaceApplication("a");
    assertThat(events.next()).containsEntry("type", "ApplicationReplaced");
    originate("c");
    assertThat(events.isEmpty()).isTrue();
    assertThatThrownBy(() -> asterisk.faults().replaceApplication("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"b\"");
  }

  @Test
  void eventsComeTwiceAndCarryAnotherEntity() {
    var events = caller.events("app=a");
    originate("c");
    events.upTo("StasisStart c");
    asterisk.faults().repeatNextEvent(2);
    asterisk.faults().changeEntityId("02:00:00:00:00:99");
    caller.ask("POST", "/channels/c/variable?variable=V&value=1");
    assertThat(events.next())
        .isEqualTo(events.next())
        .containsEntry("asterisk_id", "02:00:00:00:00:99");
    assertThat(caller.ask("GET", "/asterisk/info?only=system")).contains("02:00:00:00:00:99");
  }

  @Test
  void aChannelLingersInListsUntilItIsHungUpAgain() {
    var events = caller.events("app=a");
    originate("c");
    events.upTo("StasisStart c");
    asterisk.faults().linger("c");
    caller.ask("DELETE", "/channels/c");
    events.upTo("ChannelDestroyed c 16");
    assertThat(asterisk.channels()).contains("c");
    caller.ask("DELETE", "/channels/c");
    assertThat(asterisk.channels()).doesNotContain("c");
  }

  @Test
  void aRestartForgetsCallsAndKeepsTheDisk() {
    var events = caller.events("app=a");
    originate("c");
    events.upTo("StasisStart c");
    caller.ask("PUT", "/deviceStates/Stasis:d?deviceState=INUSE");
    asterisk.faults().restart();
    assertThat(events.end()).isEqualTo("cut");
    try (var again = new Caller(asterisk)) {
      assertThat(again.ask("GET", "/channels")).isEqualTo("200 []");
      assertThat(again.ask("GET", "/applications")).isEqualTo("200 []");
      assertThat(again.ask("GET", "/deviceStates/Stasis:d")).contains("INUSE");
    }
  }

  @Test
  void tooManySessionsAreClosedWithoutAWord() {
    caller.ask("GET", "/channels");
    asterisk.faults().limitSessions(1);
    try (var second = new Caller(asterisk)) {
      assertThatThrownBy(() -> second.ask("GET", "/channels")).isInstanceOf(AssertionError.class);
    }
  }
}
