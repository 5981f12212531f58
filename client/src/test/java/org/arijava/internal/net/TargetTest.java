/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.arijava.spi.AriRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {

  private static NetworkOptions options(String url, boolean verify) {
    return new NetworkOptions(
        URI.create(url), "user", "s3cret", Duration.ofSeconds(1), 1, null, verify);
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_asterisk:8088/, my_asterisk:8088, my_asterisk:8088, /ari/events?app=a",
    "http://my_asterisk/x, my_asterisk, my_asterisk:80, /x/ari/events?app=a",
    "https://[::1]/, [::1], [::1]:443, /ari/events?app=a",
    "http://h/\u00e9/, h, h:80, /%C3%A9/ari/events?app=a"
  })
  void aHostOfAnyFormIsSpelledInRequestsAndHandshakes(
      String url, String header, String text, String path) {
    Target target = Target.of(options(url, true));
    assertThat(target).hasToString(text);
    assertThat(options(url, true)).hasToString("NetworkOptions[" + header + "]");
    var handshake = new AriHandshaker(target, "app=a").newHandshakeRequest();
    assertThat(handshake.headers().getAll("Host")).containsExactly(header);
    assertThat(handshake.uri()).isEqualTo(path);
    assertThat(encoded(target, FakeServer.get("/x"))).contains("\r\nHost: " + header + "\r\n");
  }

  @Test
  void eachRequestHasTheHeadersOfItsKindAndNoneOfAnother() {
    Target target = Target.of(options("http://localhost:8088/", true));
    String head = " HTTP/1.1\r\nHost: localhost:8088\r\nAuthorization: Basic dXNlcjpzM2NyZXQ=\r\n";
    for (int i = 1; i <= 2; i++) {
      assertThat(encoded(target, FakeServer.get("/x"))).isEqualTo("GET /ari/x" + head + "\r\n");
      assertThat(encoded(target, request("DELETE", "/x", "a=b")))
          .isEqualTo("DELETE /ari/x?a=b" + head + "Content-Length: 0\r\n\r\n");
      String body = "é".repeat(i);
      assertThat(encoded(target, FakeServer.post("/x", body)))
          .isEqualTo(
              "POST /ari/x"
                  + head
                  + "Content-Type: application/json\r\nContent-Length: "
                  + 2 * i
                  + "\r\n\r\n"
                  + body);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\nA: b",
        "\nA: b",
        "\rA: b",
        " HTTP/1.1\r\nA: b\r\n\r\nGET /y",
        "\u010d\u010aA: b",
        " y",
        "\t",
        "\u007f",
        "é"
      })
  void nothingOfARequestLineCanBecomeAHeader(String addition) {
    Target target = Target.of(options("http://localhost:8088/", true));
    for (AriRequest request :
        List.of(
            request("GET", "/x" + addition, ""),
            request("GET", "/x", "a=b" + addition),
            request("GET" + addition, "/x", ""))) {
      assertThatThrownBy(() -> target.encode(request)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void credentialsOfAnyFormStayWithinTheirHeader() {
    String secret = "x".repeat(200) + "\r\nA: b";
    Target target =
        Target.of(
            new NetworkOptions(
                URI.create("http://h/"), "u", secret, Duration.ofSeconds(1), 1, null, true));
    assertThat(encoded(target, FakeServer.get("/x")))
        .matches("GET /ari/x HTTP/1.1\r\nHost: h\r\nAuthorization: Basic [A-Za-z0-9+/=]+\r\n\r\n");
  }

  private static String encoded(Target target, AriRequest request) {
    return UTF_8.decode(target.encode(request)).toString();
  }

  private static AriRequest request(String method, String path, String query) {
    return new AriRequest(method, path, query, null, Duration.ofSeconds(1));
  }

  @Test
  void aNameThatNoCertificateCanHoldNeedsItsVerificationSwitchedOff() {
    assertThat(Target.of(options("https://my_asterisk/", false)).tls()).isNotNull();
    assertThatThrownBy(() -> Target.of(options("https://my_asterisk/", true)).tls())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
