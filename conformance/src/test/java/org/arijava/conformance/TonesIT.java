/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.arijava.conformance.Server.ASTERISK_22;
import static org.arijava.conformance.Server.SIMULATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.Channel;
import org.arijava.error.ServerException;
import org.arijava.event.ChannelToneDetected;
import org.junit.jupiter.api.Test;

/** Tones that the function TONE_DETECT finds; release 16 counts them, but tells nobody. */
@OnAsterisk
class TonesIT extends LiveContract {

  private static final String COUNT = "TONE_DETECT(rx)";

  TonesIT(LiveAsterisk live) {
    super(live);
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void aToneOverSipIsDetectedOnceAndOneInALocalChannelIsNot() {
    Channel local = live.channel("Local/tone@default");
    local.setVariable("TONE_DETECT(440)", "");
    Channel sip = live.channel("PJSIP/tone@loop");
    try (var detected =
        live.next(ChannelToneDetected.class, e -> e.channel().id().equals(sip.id()))) {
      sip.setVariable("TONE_DETECT(440)", "");
      assertThat(detected.get().channel().name()).startsWith("PJSIP/");
    }

    assertThat(sip.getVariable(COUNT)).isEqualTo("1");
    assertThat(sip.getVariable("TONE_DETECT(tx)")).isEqualTo("0");
    assertThat(local.getVariable(COUNT)).isEqualTo("0");
  }

  @Test
  @Only({ASTERISK_22, SIMULATOR})
  void whereNothingIsDetectedAnyMoreThereIsNoCount() {
    Channel channel = live.channel();
    channel.setVariable("TONE_DETECT(440)", "");
    assertThat(channel.getVariable(COUNT)).isEqualTo("0");
    channel.setVariable("TONE_DETECT(440,,x)", "");

    assertThatThrownBy(() -> channel.getVariable(COUNT)).isInstanceOf(ServerException.class);
  }
}
