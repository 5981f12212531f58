/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.arijava.swagger.LoopbackServer.Answer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
      answer = redirection(other, "/api/visitors");

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
  void aRedirectedHandshakeOfAWebSocketIsNotFollowed() throws Exception {
    try (LoopbackServer other = LoopbackServer.answering(asked -> Answer.json(200, "1"));
        SwaggerClient client = withSecrets(o -> {})) {
      server.refuseHandshakes();
      answer = redirection(other, "/api/animals/live");

      assertThatThrownBy(
              () -> client.open("animals", "watch", Map.of("species", "cat"), text -> {}))
          .isInstanceOf(SwaggerException.class);
      assertThat(server.last().header("authorization")).isEqualTo("Basic bWU6czNjcmV0");
      assertThat(other.asked()).isEmpty();
    }
  }

  private static Answer redirection(LoopbackServer other, String path) {
    return new Answer(302, "", new byte[0], Map.of("Location", other.url() + path));
  }

  /** A client of the server with every kind of secret. */
  private SwaggerClient withSecrets(Consumer<SwaggerClient.Options> options) {
    return SwaggerClient.over(
        shelter.docs(),
        o -> {
          o.authenticator(Authenticator.basic(server.at("/"), "me", "s3cret"))
              .authenticator(Authenticator.apiKey(server.at("/"), "key", "s3cret"))
              .authenticator(Authenticator.apiKeyHeader(server.at("/"), "X-Key", "s3cret"));
          options.accept(o);
        });
  }

  /** All that a failure tells wherever it is printed or logged. */
  private static String told(ThrowingCallable call) {
    StringWriter text = new StringWriter();
    catchThrowableOfType(RuntimeException.class, call).printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  @Tag("S36")
  @Tag("B31")
  void noFailureTellsASecret() throws Exception {
    List<String> told = new ArrayList<>();
    ThrowingCallable[] closed = new ThrowingCallable[1];
    try (SwaggerClient client = withSecrets(o -> {});
        SwaggerClient hasty = withSecrets(o -> o.timeout(Duration.ofMillis(50)));
        SwaggerClient garbled =
            SwaggerClient.over(
                shelter.docs(),
                o ->
                    o.authenticator(
                        Authenticator.apiKeyHeader(server.at("/"), "X-Key", "s3cret\n")))) {
      closed[0] = () -> client.call("visitors", "count");
      server.refuseHandshakes();
      answer = Answer.json(401, "{\"message\": \"Authentication required\"}");
      told.add(client.call("visitors", "count").toString());
      told.add(told(() -> open(client)));
      answer = Answer.json(200, "no JSON");
      told.add(told(() -> client.call("visitors", "count").json()));
      told.add(told(() -> garbled.call("visitors", "count")));
      told.add(told(() -> open(garbled)));
      answer = Answer.silence();
      told.add(told(() -> hasty.call("visitors", "count")));
      told.add(told(() -> open(hasty)));
      server.close();
      told.add(told(() -> client.call("visitors", "count")));
      told.add(told(() -> open(client)));
    }
    told.add(told(closed[0]));

    assertThat(told)
        .hasSize(10)
        .allSatisfy(
            text -> assertThat(text).contains("/api/").doesNotContain("s3cret", "czNjcmV0"));
  }

  private static void open(SwaggerClient client) {
    client.open("animals", "watch", Map.of("species", "cat"), text -> {});
  }

  @Test
  @Tag("S36")
  @Tag("B31")
  void theTextOfARequestHasNoSecret() {
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
