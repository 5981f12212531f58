/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.arijava.Channel;
import org.arijava.error.BadRequestException;
import org.arijava.error.ConflictException;
import org.arijava.error.NotFoundException;
import org.arijava.error.PreconditionFailedException;
import org.arijava.error.ServerException;
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
    assertThatThrownBy(() -> channel.getVariables("")).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> channel.setVariables(Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    Channel none = ari.channels().ref("no-such");
    assertThatThrownBy(() -> none.getVariables("ONE")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> none.setVariables(Map.of("A", "b")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void severalVariablesAreReadButNotSetOutsideStasis() {
    Channel channel = live.elsewhere();

    assertThat(channel.getVariables("CHANNEL(name)")).containsValue(channel.name());
    assertThatThrownBy(() -> channel.setVariables(Map.of("A", "b")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void externalMediaWithATakenIdOrAnUnknownFormatIsAnErrorOfTheServer() {
    Channel channel = live.channel();

    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        LiveAsterisk.APP,
                        "ulaw",
                        o -> o.channelId(channel.id()).externalHost("127.0.0.1:9")))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(LiveAsterisk.APP, "no-such", o -> o.externalHost("127.0.0.1:9")))
        .isInstanceOf(ServerException.class);
    assertThatThrownBy(
            () ->
                ari.channels()
                    .externalMedia(
                        LiveAsterisk.APP,
                        "ulaw",
                        o -> o.transport("no-such").externalHost("127.0.0.1:9")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aCallShowsProgress() {
    live.channel().progress();

    assertThatThrownBy(() -> ari.channels().ref("no-such").progress())
        .isInstanceOf(NotFoundException.class);
    Channel elsewhere = live.elsewhere();
    assertThatThrownBy(elsewhere::progress).isInstanceOf(ConflictException.class);
    Channel down = live.undialled("Local/ring@default");
    assertThatThrownBy(down::progress).isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void aTransferOfAChannelThatIsDownIsToldItsProgressToo() {
    live.undialled("Local/ring@default").transferProgress("channel_answered");
  }

  @Test
  void aTransferIsToldItsProgress() {
    live.channel("PJSIP/loop-answer").transferProgress("channel_answered");

    assertThatThrownBy(() -> live.channel().transferProgress("no-such"))
        .isInstanceOf(BadRequestException.class);
    Channel elsewhere = live.elsewhere();
    assertThatThrownBy(() -> elsewhere.transferProgress("channel_answered"))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> ari.channels().ref("no-such").transferProgress("channel_answered"))
        .isInstanceOf(NotFoundException.class);
  }
}
