/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AriOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8088, http://localhost:8088/",
    "http://localhost:8088/ari, http://localhost:8088/",
    "http://localhost:8088/ari/, http://localhost:8088/",
    "HTTPS://pbx.example/asterisk/, https://pbx.example/asterisk/",
    "https://pbx.example/asterisk/ari, https://pbx.example/asterisk/",
    "http://[::1]:8088/, http://[::1]:8088/",
    "http://my_asterisk:8088/, http://my_asterisk:8088/",
    "http://my_asterisk/ari, http://my_asterisk/",
    "https://pbx.example:/, https://pbx.example/"
  })
  void theUrlIsTakenAsPeopleWriteItWithItsPrefix(String given, String base) {
    assertThat(AriOptions.of(o -> o.url(given)).url()).hasToString(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8088",
        "ws://localhost/",
        "http:///x",
        "http://hey:peekaboo@localhost/",
        "http://localhost/?api_key=hey:peekaboo",
        "http://hey:peekaboo@local host/"
      })
  void whatIsNoUrlOfAnAsteriskIsRefused(String given) {
    assertThatThrownBy(() -> AriOptions.of(o -> o.url(given)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("peekaboo");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8088, no scheme",
    "hey:peekaboo@localhost, no scheme",
    "/ari, no scheme",
    "ws://localhost/, scheme is ws",
    "http:///x, names no host",
    "http://:8088/, names no host",
    "http://hey:peekaboo@localhost/, without user",
    "http://hey:peekaboo@my_asterisk/, without user",
    "http://hey:peekaboo/, port must be a number from 1 to 65535",
    "http://localhost:0/, port must be a number from 1 to 65535",
    "http://localhost:65536/, port must be a number from 1 to 65535",
    "http://localhost:99999999999/, port must be a number from 1 to 65535",
    "http://localhost:-1/, port must be a number from 1 to 65535",
    "http://a$b/, letters",
    "http://[::1/, not a URL"
  })
  void whatIsWrongWithTheUrlIsSaid(String given, String said) {
    assertThatThrownBy(() -> AriOptions.of(o -> o.url(given)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(said)
        .doesNotContain("peekaboo");
  }

  @Test
  void aUserWithAColonIsRefused() {
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.credentials("a:b", "peekaboo")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("colon")
        .doesNotContain("peekaboo");
  }

  @Test
  void pingsAreSentEveryFifteenSecondsUnlessSetOtherwise() {
    AriOptions options = FakeTransport.options();
    assertThat(options.pingInterval()).hasSeconds(15);
    AriOptions hasty = options.with(o -> o.pingInterval(Duration.ofSeconds(1)));
    assertThat(hasty.with(o -> {}).network().pingInterval()).hasSeconds(1);
    assertThatThrownBy(() -> options.with(o -> o.pingInterval(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pingInterval");
  }

  @Test
  void optionsAreDerivedWithoutChangingTheirOrigin() {
    AriOptions options = FakeTransport.options();

    AriOptions derived = options.with(o -> o.requestTimeout(Duration.ofSeconds(1)));

    assertThat(derived.requestTimeout()).hasSeconds(1);
    assertThat(derived.url()).isEqualTo(options.url());
    assertThat(options.requestTimeout()).hasSeconds(10);
  }

  @Test
  void theEnvironmentIsReadOnlyWhenAskedAndMustBeComplete() {
    AriOptions options =
        AriOptions.from(
            Map.of("ARI_URL", "http://localhost:1/", "ARI_USER", "hey", "ARI_PASSWORD", "x"));
    assertThat(options.user()).isEqualTo("hey");
    assertThatThrownBy(() -> AriOptions.from(Map.of("ARI_URL", "http://localhost:1/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ARI_USER");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.maxConnections(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.maxConnections(91)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.requestTimeout(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.maxWaitingEvents(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FakeTransport.options().with(o -> o.maxKeptEvents(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AriOptions.of(o -> {})).hasMessageContaining("url");
  }
}
