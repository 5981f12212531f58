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
    "http://[::1]:8088/, http://[::1]:8088/"
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
    assertThatThrownBy(() -> AriOptions.of(o -> {})).hasMessageContaining("url");
  }
}
