/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small application, tested in the same way on every Asterisk. */
@Timeout(120)
abstract class GreetingContract {

  @BeforeEach
  void runTheApplication(AriClient ari) {
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          channel.on(
              ChannelDtmfReceived.class,
              dtmf -> {
                if (dtmf.digit().equals("#")) {
                  channel.hangup();
                } else {
                  channel.play("sound:digits/" + dtmf.digit());
                }
              });
          channel.answer();
          channel.play("sound:hello-world");
        });
    ari.start("greeting");
  }

  // tag::parties
  @Test
  void aCallerIsGreetedHearsTheKeysAndIsHungUpAfterAHash(Parties parties) {
    Party party = parties.call("greeting").waitForAnswer().waitForMedia("sound:hello-world");
    party.press("7").waitForMedia("sound:digits/7").press("#").waitForHangup();

    assertThat(party.played()).containsExactly("sound:hello-world", "sound:digits/7");
  }

  // end::parties

  @Test
  void aCallerMayHangUp(Parties parties) {
    Party party = parties.call("greeting").waitForMedia("sound:hello-world");
    party.hangup();
    party.waitForHangup();
    party.hangup();
  }
}
