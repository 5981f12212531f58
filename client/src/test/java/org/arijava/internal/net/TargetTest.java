/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpHeaders;
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
  void eachRequestHasTheHeadersOfItsKindAndNoneOfAnother() {
    Target target = Target.of(options("http://localhost:8088/", true));
    for (int i = 1; i <= 2; i++) {
      HttpHeaders asked = target.encode(FakeServer.get("/x")).headers();
      HttpHeaders told = target.encode(request("DELETE", "/x", "")).headers();
      HttpHeaders posted = target.encode(FakeServer.post("/x", "é".repeat(i))).headers();

      assertThat(asked.names()).containsExactlyInAnyOrder("host", "authorization");
      assertThat(told.names()).containsExactlyInAnyOrder("host", "authorization", "content-length");
      assertThat(told.getAll("Content-Length")).containsExactly("0");
      assertThat(posted.names())
          .containsExactlyInAnyOrder("host", "authorization", "content-type", "content-length");
      assertThat(posted.getAll("Content-Type")).containsExactly("application/json");
      assertThat(posted.getAll("Content-Length")).containsExactly(Integer.toString(2 * i));
      assertThat(posted.getAll("Authorization")).containsExactly("Basic dXNlcjpzM2NyZXQ=");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nA: b", "\nA: b", "\rA: b", " HTTP/1.1\r\nA: b\r\n\r\nGET /y"})
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
    String header = target.encode(FakeServer.get("/x")).headers().get("Authorization");
    assertThat(header).matches("Basic [A-Za-z0-9+/=]+");
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
