/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.arijava.event.ChannelDestroyed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over SIP that the other end refuses. */
@OnAsterisk(Server.ASTERISK_22)
class RefusedCallIT extends LiveContract {

  RefusedCallIT(LiveAsterisk live) {
    super(live);
  }

  @ParameterizedTest(name = "{0}: SIP {1}, cause {2}")
  @CsvSource({"PJSIP/loop-busy, 486, 17", "PJSIP/loop-reject, 403, 21"})
  void theEndOfARefusedCallTellsTheStatusOfSipAndTheCause(String endpoint, int status, int cause) {
    String id = fresh();
    try (var end = live.next(ChannelDestroyed.class, e -> e.channel().id().equals(id))) {
      ari.channels().originate(endpoint, o -> o.app(LiveAsterisk.APP).channelId(id));

      assertThat(end.get().techCause()).hasValue(status);
      assertThat(end.get().cause()).isEqualTo(cause);
    }
  }
}
