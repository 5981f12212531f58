/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the floor finds in an event. */
final class FloorDecoderTest {

  private static final String EVENT =
      "{\"value\":\"a \\\"quoted\\\" type\",\"channel\":{\"caller\":{\"name\":\"no\"},"
          + "\"id\":\"17.4\",\"name\":\"PJSIP/a-1\",\"dialplan\":{\"id\":\"no\"},\"state\":\"Up\"},"
          + "\"peer_like\":{\"id\":\"no\"},\"type\":\"ChannelVarset\"}";

  private static FloorDecoder decoded(String event, boolean names) {
    FloorDecoder decoder = new FloorDecoder(names);
    byte[] bytes = ("..." + event + "...").getBytes(UTF_8);
    decoder.decode(bytes, 3, bytes.length - 3);
    return decoder;
  }

  @Test
  void theTypeAndTheChannelsIdAndStateAreFound() {
    FloorDecoder event = decoded(EVENT, false);

    assertThat(event.namesChannel()).isTrue();
    assertThat(event.type()).isEqualTo("ChannelVarset");
    assertThat(event.channel()).isEqualTo("17.4");
    assertThat(event.third()).isEqualTo("Up");
  }

  @Test
  void theNameIsFoundInsteadOfTheStateWhereItIsWanted() {
    assertThat(decoded(EVENT, true).third()).isEqualTo("PJSIP/a-1");
  }

  @Test
  void anEventWithoutAChannelNamesNone() {
    assertThat(decoded("{\"type\":\"DeviceStateChanged\"}", false).namesChannel()).isFalse();
  }
}
