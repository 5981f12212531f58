/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.event.CallBroadcast;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.Test;

/** {@link EventsContract} on Asterisk 22. */
@OnAsterisk(22)
class EventsOn22IT extends EventsContract {

  EventsOn22IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void aBroadcastCallIsClaimedOnce() {
    String app = LiveAsterisk.APP;
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
