/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {

  private static NetworkOptions options(String url, boolean verify) {
    return new NetworkOptions(
        URI.create(url), "user", "s3cret", Duration.ofSeconds(1), 1, null, verify);
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_asterisk:8088/, my_asterisk:8088, my_asterisk:8088, /ari/events?app=a",
    "http://my_asterisk/x, my_asterisk, my_asterisk:80, /x/ari/events?app=a",
    "https://[::1]/, [::1], [::1]:443, /ari/events?app=a"
  })
  void aHostOfAnyFormIsSpelledInRequestsAndHandshakes(
      String url, String header, String text, String path) {
    Target target = Target.of(options(url, true));
    assertThat(target).hasToString(text);
    assertThat(options(url, true)).hasToString("NetworkOptions[" + header + "]");
    var handshake = new AriHandshaker(target, "app=a").newHandshakeRequest();
    assertThat(handshake.headers().getAll("Host")).containsExactly(header);
    assertThat(handshake.uri()).isEqualTo(path);
    assertThat(target.encode(FakeServer.get("/x")).headers().get("Host")).isEqualTo(header);
  }

  @Test
  void aNameThatNoCertificateCanHoldNeedsItsVerificationSwitchedOff() {
    assertThat(Target.of(options("https://my_asterisk/", false)).tls()).isNotNull();
    assertThatThrownBy(() -> Target.of(options("https://my_asterisk/", true)).tls())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
