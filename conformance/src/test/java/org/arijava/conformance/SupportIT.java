/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.error.AriUnsupportedOperationException;
import org.junit.jupiter.api.Test;

/** What a server has is what it says itself. */
@OnAsterisk
class SupportIT extends LiveContract {

  SupportIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void theServersDifferInWhatTheySupport() {
    boolean isNew = live.server().version() == 22;

    assertThat(ari.supports("channels.answer")).isTrue();
    assertThat(ari.supports("POST /channels/{channelId}/play", "media")).isTrue();
    assertThat(ari.supports("channels.progress")).isEqualTo(isNew);
    assertThat(ari.supports("bridges.play", "announcer_format")).isEqualTo(isNew);
    assertThat(ari.supports("channels.levitate")).isFalse();
  }

  @Test
  void whatTheServerLacksIsRefusedUnsentWhereThatIsWanted() {
    AriClient strict = ari.with(o -> o.checkSupport(true));
    Channel channel = strict.channels().ref(live.channel().id());

    channel.ring();
    if (ari.supports("channels.progress")) {
      channel.progress();
    } else {
      assertThatThrownBy(channel::progress)
          .isInstanceOf(AriUnsupportedOperationException.class)
          .hasMessageContaining("/progress: this Asterisk has no such operation");
    }
  }
}
