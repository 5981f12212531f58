/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.UnprocessableException;
import org.arijava.event.CallBroadcast;
import org.arijava.event.ChannelUserevent;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.Test;

/** The operations on events. */
@OnAsterisk
class EventsIT extends LiveContract {

  private static final String APP = LiveAsterisk.APP;

  EventsIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aSessionReceivesUserEvents() {
    try (var session = ari.events().eventWebsocket("listener");
        var event = live.next(ChannelUserevent.class, e -> e.application().equals("listener"))) {
      ari.events().userEvent("lunch", "listener", o -> o.variables(Map.of("a", "b")));

      assertThat(event.get().eventName()).isEqualTo("lunch");
      assertThat(session.apps()).containsExactly("listener");
    }
  }

  @Test
  void aUserEventThatCannotBeIsRefused() {
    assertThatThrownBy(() -> ari.events().userEvent("lunch", "no-such"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> ari.events().userEvent("lunch", APP, o -> o.sources(List.of("channel:no-such"))))
        .isInstanceOf(UnprocessableException.class);
    assertThatThrownBy(
            () -> ari.events().userEvent("lunch", APP, o -> o.sources(List.of("nonsense"))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aBroadcastCallIsClaimedOnce() {
    String app = APP;
    try (var call = live.next(CallBroadcast.class, e -> e.application().equals(app));
        var start = live.next(StasisStart.class, e -> e.application().equals(app))) {
      ari.channels()
          .originate(
              "Local/broadcast@default", o -> o.context("default").extension("answer").priority(1));
      String id = call.get().channel().id();
      ari.events().claimChannel(id, app);

      assertThat(start.get().channel().id()).isEqualTo(id);
      assertThatThrownBy(() -> ari.events().claimChannel(id, app))
          .isInstanceOfAny(ConflictException.class, NotFoundException.class);
    }
    assertThatThrownBy(() -> ari.events().claimChannel("no-such", app))
        .isInstanceOf(NotFoundException.class);
  }
}
