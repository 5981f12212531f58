/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EnvironmentAsteriskTest {
  private static final String INFO = "{\"system\":{\"version\":\"20.5.0\",\"entity_id\":\"x\"}}";

  private HttpServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var context =
        server.createContext(
            "/pbx/ari/asterisk/info",
            exchange -> {
              var body = INFO.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, body.length);
              try (var out = exchange.getResponseBody()) {
                out.write(body);
              }
            });
    context.setAuthenticator(
        new BasicAuthenticator("ari") {
          @Override
          public boolean checkCredentials(String user, String password) {
            return user.equals("hey") && password.equals("peekaboo");
          }
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/pbx";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void withoutVariablesThereIsNone() {
    assertThat(EnvironmentAsterisk.from(Map.of())).isEmpty();
    assertThat(EnvironmentAsterisk.from(Map.of("ARI_URL", ""))).isEmpty();
  }

  @Test
  void theNamedAsteriskIsAskedForItsVersion() {
    try (var asterisk = EnvironmentAsterisk.from(environment("peekaboo")).orElseThrow()) {
      assertThat(asterisk.url()).isEqualTo(URI.create(url + "/"));
      assertThat(asterisk.user()).isEqualTo("hey");
      assertThat(asterisk.password()).isEqualTo("peekaboo");
      assertThat(asterisk.version()).isEqualTo(20);
      assertThat(asterisk).asString().doesNotContain("peekaboo");
    }
  }

  @Test
  void somebodyElsesAsteriskIsNeverKilled() {
    var asterisk = EnvironmentAsterisk.from(environment("peekaboo")).orElseThrow();
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(asterisk::kill);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(asterisk::restart);
    asterisk.close();
    assertThat(EnvironmentAsterisk.from(environment("peekaboo"))).isPresent();
  }

  @Test
  void wrongCredentialsAreReportedWithoutThem() {
    assertThatExceptionOfType(AsteriskUnavailableException.class)
        .isThrownBy(() -> EnvironmentAsterisk.from(environment("wrong-one")))
        .withMessageContaining("401")
        .withMessageNotContaining("wrong-one");
  }

  @Test
  void missingCredentialsAreReported() {
    assertThatExceptionOfType(AsteriskUnavailableException.class)
        .isThrownBy(() -> EnvironmentAsterisk.from(Map.of("ARI_URL", url)))
        .withMessageContaining("ARI_USER");
  }

  @Test
  void anAddressThatIsNoneIsReported() {
    assertThatExceptionOfType(AsteriskUnavailableException.class)
        .isThrownBy(
            () ->
                EnvironmentAsterisk.from(
                    Map.of("ARI_URL", "127.0.0.1:8088", "ARI_USER", "a", "ARI_PASSWORD", "b")));
  }

  private Map<String, String> environment(String password) {
    return Map.of("ARI_URL", url, "ARI_USER", "hey", "ARI_PASSWORD", password);
  }
}
