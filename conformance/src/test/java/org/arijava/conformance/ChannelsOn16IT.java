/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arijava.Channel;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.junit.jupiter.api.Test;

/** {@link ChannelsContract} on Asterisk 16. */
@OnAsterisk(16)
class ChannelsOn16IT extends ChannelsContract {

  ChannelsOn16IT(LiveAsterisk live) {
    super(live);
  }

  @Test
  void externalMediaWithATakenIdConflicts() {
    Channel channel = live.channel();

    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        LiveAsterisk.APP,
                        "ulaw",
                        o -> o.channelId(channel.id()).externalHost("127.0.0.1:9")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void externalMediaOfAnUnknownFormatIsRefused() {
    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(LiveAsterisk.APP, "no-such", o -> o.externalHost("127.0.0.1:9")))
        .isInstanceOf(BadRequestException.class);
  }
}
