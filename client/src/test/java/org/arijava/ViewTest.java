/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.arijava.event.DeviceStateChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTransport asterisk = new FakeTransport();
  private final AriClient ari = AriClient.over(FakeTransport.options(), asterisk);
  private final AriClient view = ari.with(o -> o.requestTimeout(MINUTE));

  @AfterEach
  void close() {
    ari.close();
  }

  @Test
  void aViewAsksOverItsClientsTransportWithItsOwnTimeout() {
    view.channels().answer("17.42");
    ari.channels().answer("17.42");

    assertThat(asterisk.sent.get(0).timeout()).isEqualTo(MINUTE);
    assertThat(asterisk.sent.get(1).timeout()).isEqualTo(FakeTransport.options().requestTimeout());
    assertThat(view.options().requestTimeout()).isEqualTo(MINUTE);
  }

  @Test
  void theAsynchronousFaceOfAViewObeysTheViewToo() {
    view.async().channels().answer("17.42").join();

    assertThat(asterisk.last().timeout()).isEqualTo(MINUTE);
  }

  @Test
  void whatAViewGivesBehavesAsTheViewAndIsEqualToWhatTheClientGives() {
    asterisk.answer(200, "{\"id\":\"17.42\"}");
    view.channels().get("17.42").hangup();

    assertThat(asterisk.last().timeout()).isEqualTo(MINUTE);
    assertThat(view.channels().ref("17.42")).isEqualTo(ari.channels().ref("17.42"));
  }

  @Test
  void eventsOfAnySessionReachTheHandlersOfTheClientAndOfItsViews() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    view.start("a");
    ari.on(DeviceStateChanged.class, changed -> heard.add("client"));
    view.on(DeviceStateChanged.class, changed -> heard.add("view"));

    asterisk.receive(
        """
        {"type":"DeviceStateChanged","application":"a","timestamp":"2026-11-23T03:07:07.873+0000",
         "device_state":{"name":"Stasis:x","state":"BUSY"}}""");

    assertThat(List.of(heard.take(), heard.take())).containsExactlyInAnyOrder("client", "view");
  }

  @Test
  void closingAViewClosesNothingAndClosingTheClientEndsTheSessionsOfItsViews() {
    AriSession session = view.start("a");
    view.close();
    assertThat(session.isOpen()).isTrue();
    assertThat(asterisk.closed.getCount()).isEqualTo(1);

    ari.close();
    assertThat(session.isOpen()).isFalse();
    assertThat(asterisk.closed.getCount()).isZero();
  }

  @Test
  void aViewOfAViewIsOneOfTheClient() {
    AriClient again = view.with(o -> o.requestTimeout(Duration.ofSeconds(2)));
    again.channels().answer("17.42");

    assertThat(asterisk.last().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(view.options().requestTimeout()).isEqualTo(MINUTE);
  }

  @Test
  void whatNeedsConnectionsOrThreadsOfItsOwnIsRefused() {
    List<Consumer<AriOptions.Builder>> changes =
        List.of(
            o -> o.url("http://127.0.0.1:8089/"),
            o -> o.credentials("hey", "another"),
            o -> o.connectTimeout(MINUTE),
            o -> o.maxConnections(3),
            o -> o.maxWaitingEvents(3),
            o -> o.maxKeptEvents(3),
            o -> o.pingInterval(MINUTE),
            o -> o.verifyHostname(false),
            o -> o.serial(true),
            o -> o.executor(Runnable::run),
            o -> o.listener(new AriListener() {}));
    for (Consumer<AriOptions.Builder> change : changes) {
      assertThatThrownBy(() -> ari.with(change))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("only the request timeout");
    }
  }
}
