/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.arijava.Channel;
import org.arijava.error.BadRequestException;
import org.arijava.error.NotFoundException;
import org.junit.jupiter.api.Test;

/** {@link ChannelsContract} on Asterisk 22. */
@OnAsterisk(22)
class ChannelsOn22IT extends ChannelsContract {

  ChannelsOn22IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void severalVariablesAreSetAndRead() {
    Channel channel = live.channel();
    channel.setVariables(Map.of("ONE", "1", "TWO", "2"));

    assertThat(channel.getVariables("ONE", "TWO")).isEqualTo(Map.of("ONE", "1", "TWO", "2"));
    Channel none = ari.channels().ref("no-such");
    assertThatThrownBy(() -> none.getVariables("ONE")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariables(Map.of("A", "b")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aCallShowsProgress() {
    live.channel().progress();

    assertThatThrownBy(() -> ari.channels().ref("no-such").progress())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aTransferIsToldItsProgress() {
    live.channel("PJSIP/loop-answer").transferProgress("channel_answered");

    assertThatThrownBy(() -> live.channel().transferProgress("no-such"))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> ari.channels().ref("no-such").transferProgress("channel_answered"))
        .isInstanceOf(NotFoundException.class);
  }
}
