/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.arijava.swagger.LoopbackServer.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom credentials are sent to, and where secrets never are. */
@Timeout(60)
class CredentialsTest extends ShelterClient {

  @Test
  @Tag("S39")
  @Tag("S40")
  @Tag("S41")
  @Tag("H3")
  @Tag("H4")
  @Tag("H5")
  void credentialsAreSentToTheirServerAlone() throws Exception {
    try (LoopbackServer other = LoopbackServer.answering(asked -> Answer.json(200, "1"));
        SwaggerClient client =
            SwaggerClient.connect(
                Shelter.listing(server, "1.1"),
                o ->
                    o.authenticator(Authenticator.basic(server.at("/"), "me", "s3cret"))
                        .authenticator(Authenticator.apiKey(server.at("/"), "k&y", "a bc"))
                        .authenticator(Authenticator.apiKeyHeader(server.at("/"), "X-Key", "k")));
        SwaggerClient astray =
            SwaggerClient.over(
                client.docs(),
                o ->
                    o.base(other.at("/api"))
                        .authenticator(Authenticator.basic(server.at("/"), "me", "s3cret"))
                        .authenticator(Authenticator.apiKey(server.at("/"), "key", "abc")))) {
      client.call("visitors", "count");
      assertThat(server.last().target()).isEqualTo("/api/visitors?k%26y=a%20bc");
      assertThat(server.last().header("authorization")).isEqualTo("Basic bWU6czNjcmV0");
      assertThat(server.last().header("x-key")).isEqualTo("k");

      astray.call("visitors", "count");
      assertThat(other.last().target()).isEqualTo("/api/visitors");
      assertThat(other.last().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  @Tag("S38")
  @Tag("B15")
  void anotherPortOrSchemeOfTheSameHostIsAnotherServer() {
    Authenticator http = Authenticator.basic(URI.create("http://Host:8088/ari"), "me", "s3cret");

    assertThat(http.matches(URI.create("HTTP://host:8088/x"))).isTrue();
    assertThat(http.matches(URI.create("ws://host:8088/x"))).isTrue();
    assertThat(http.matches(URI.create("https://host:8088/x"))).isFalse();
    assertThat(http.matches(URI.create("wss://host:8088/x"))).isFalse();
    assertThat(http.matches(URI.create("http://host/x"))).isFalse();
    assertThat(http.matches(URI.create("http://host:8089/x"))).isFalse();
    assertThat(http.matches(URI.create("http://host.evil:8088/x"))).isFalse();
    assertThat(http.matches(URI.create("/x"))).isFalse();
    assertThat(http).hasToString("credentials for http://host:8088");
    Authenticator https = Authenticator.basic(URI.create("https://host"), "me", "s3cret");
    assertThat(https.matches(URI.create("wss://host:443/"))).isTrue();
    assertThat(https.matches(URI.create("http://host:443/"))).isFalse();
    assertThatThrownBy(() -> Authenticator.basic(URI.create("/x"), "me", "s"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Authenticator.basic(URI.create("http://h"), "a:b", "s"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("S41")
  void aRedirectionIsNotFollowed() throws Exception {
    try (LoopbackServer other = LoopbackServer.answering(asked -> Answer.json(200, "1"))) {
      answer = new Answer(302, "", new byte[0], Map.of("Location", other.url() + "/api/visitors"));

      assertThat(shelter.call("visitors", "count").status()).isEqualTo(302);
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void aHeaderOfTheCallersIsNotSentBesideTheCredentials() {
    SwaggerRequest request =
        new SwaggerRequest(
            "GET", server.at("/x"), Map.of("authorization", "mine"), null, Duration.ofSeconds(1));

    assertThat(
            Authenticator.basic(server.at("/"), "me", "s3cret").applied(request).headers().values())
        .containsExactly("Basic bWU6czNjcmV0");
    assertThat(request.withHeader("AUTHORIZATION", "other").headers())
        .hasSize(1)
        .containsEntry("Authorization", "other");
  }

  @Test
  @Tag("S36")
  @Tag("B31")
  void secretsAreInNoMessage() {
    SwaggerRequest request =
        new SwaggerRequest(
                "GET",
                server.at("/x?secret=1"),
                Map.of("Authorization", "secret"),
                null,
                Duration.ofSeconds(1))
            .withQuery("a=secret");

    assertThat(request.uri().getQuery()).isEqualTo("secret=1&a=secret");
    assertThat(request.toString()).isEqualTo("GET " + server.url() + "/x");
  }
}
