/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.arijava.AriClient;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.UnauthorizedException;
import org.arijava.swagger.LoopbackServer;
import org.arijava.swagger.LoopbackServer.Answer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Neither a server that points elsewhere nor a failure makes a client tell its password. */
@Timeout(60)
class SecretsTest {

  private FakeAsterisk asterisk;
  private LoopbackServer other;

  @BeforeEach
  void start() throws Exception {
    asterisk = new FakeAsterisk(docs -> {});
    other = LoopbackServer.answering(asked -> Answer.json(200, "[]"));
  }

  @AfterEach
  void close() {
    other.close();
    asterisk.close();
  }

  private Answer redirection() {
    return new Answer(302, "", new byte[0], Map.of("Location", other.url() + "/ari/channels"));
  }

  @Test
  void aRedirectionIsNotFollowedByEitherClient() {
    try (DynamicAri ari = asterisk.connect()) {
      asterisk.answer(redirection());
      assertThatThrownBy(() -> ari.client().channels().list())
          .isInstanceOf(AriResponseException.class)
          .hasMessageContaining("302");
      asterisk.answer(redirection());
      assertThatThrownBy(() -> ari.repository("channels").call("list"))
          .isInstanceOf(AriResponseException.class)
          .hasMessageContaining("302");
    }
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void aDescriptionThatNamesAnotherHostLeadsNowhere() {
    asterisk.serveDocs(text -> text.replace("http://nowhere.example", other.url()));
    try (DynamicAri ari = asterisk.connect()) {
      asterisk.answer(200, "[]");
      ari.repository("channels").call("list");
      assertThat(asterisk.line()).isEqualTo("GET /channels");
      assertThat(ari.client().supports("channels.list")).isTrue();
    }
    asterisk.serve(
        "/api-docs/resources.json",
        "{\"swaggerVersion\": \"1.1\", \"apiVersion\": \"1\", \"basePath\": \"/\", \"apis\":"
            + " [{\"path\": \"%s/ari/api-docs/channels.json\"}]}".formatted(other.url()));
    assertThatThrownBy(() -> asterisk.connect()).isInstanceOf(RuntimeException.class);
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void noFailureAndNoLogTellsAPassword() throws Exception {
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try (AriClient client = AriClient.connect(asterisk.options());
        DynamicAri ari = DynamicAri.over(client)) {
      ThrowingCallable typed = () -> client.channels().list();
      ThrowingCallable dynamic = () -> ari.repository("channels").call("list").list();
      for (ThrowingCallable call : new ThrowingCallable[] {typed, dynamic}) {
        asterisk.answer(401, "{\"message\": \"Authentication required\"}");
        fails(UnauthorizedException.class, call);
        asterisk.answer(200, "no JSON");
        fails(AriException.class, call);
      }
      asterisk.answer(Answer.silence());
      AriClient hasty = client.with(o -> o.requestTimeout(Duration.ofMillis(50)));
      fails(AriTimeoutException.class, () -> hasty.channels().list());
      client.start("hello");
      asterisk.close();
      fails(AriException.class, typed);
      fails(AriException.class, dynamic);
      fails(AriException.class, () -> DynamicAri.connect(asterisk.options()));
      fails(AriException.class, () -> client.start("more"));
    } finally {
      System.setErr(before);
    }

    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("channels") // the failures were printed to it
        .doesNotContain("peekaboo", "aGV5OnBlZWthYm9v");
  }

  private static void fails(Class<? extends Exception> type, ThrowingCallable call) {
    catchThrowableOfType(type, call).printStackTrace();
  }
}
