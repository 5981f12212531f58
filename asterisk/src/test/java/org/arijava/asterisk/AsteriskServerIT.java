/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class AsteriskServerIT {
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void aStartedServerAnswersIsKilledRestartedAndClosed(int version) throws Exception {
    var asterisk =
        start(
            AsteriskServer.builder()
                .version(version)
                .user("hey", "peek;aboo")
                .dialplan("exten => 1000,1,Stasis(hello)\n"));
    try (asterisk) {
      assertThat(asterisk.version()).isEqualTo(version);
      assertThat(asterisk.user()).isEqualTo("hey");
      var info = call(asterisk, "GET", "asterisk/info");
      assertThat(info.statusCode()).isEqualTo(200);
      assertThat(info.body()).contains("\"version\":\"" + version + ".");
      assertThat(asterisk.cli("core show channels")).contains("0 active channels");
      assertThat(asterisk.cli("dialplan show 1000@default")).contains("Stasis(hello)");
      assertThat(asterisk.logs()).contains("Asterisk Ready");

      long first = asterisk.pid();
      asterisk.kill();
      assertThat(ProcessHandle.of(first)).isEmpty();
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> call(asterisk, "GET", "asterisk/info"));
      assertThatExceptionOfType(AsteriskServerException.class)
          .isThrownBy(() -> asterisk.cli("core show channels"));

      var url = asterisk.url();
      asterisk.restart();
      assertThat(asterisk.url()).isEqualTo(url);
      assertThat(asterisk.pid()).isNotEqualTo(first);
      assertThat(call(asterisk, "GET", "asterisk/info").statusCode()).isEqualTo(200);
    }
    assertThat(ProcessHandle.of(asterisk.pid())).isEmpty();
    assertThat(asterisk.logs()).isEmpty();
    asterisk.close();
    assertThatExceptionOfType(AsteriskServerException.class).isThrownBy(asterisk::restart);
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void aReadOnlyUserMayOnlyRead(int version) throws Exception {
    try (var asterisk =
        start(AsteriskServer.builder().version(version).readOnlyUser("ro", "looking"))) {
      assertThat(asterisk.user()).isEqualTo("ari");
      assertThat(call(asterisk, "ro", "looking", "GET", "channels", "").statusCode())
          .isEqualTo(200);
      assertThat(call(asterisk, "ro", "looking", "POST", "bridges", "").statusCode())
          .isEqualTo(403);
      assertThat(call(asterisk, "ari", "wrong", "GET", "channels", "").statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void dialplansAddUp(int version) {
    var builder =
        AsteriskServer.builder()
            .version(version)
            .dialplan("exten => 1,1,NoOp(one)\n\n[other]\nexten => 2,1,NoOp(two)")
            .dialplan("exten => 3,1,NoOp(three)");
    try (var asterisk = start(builder)) {
      assertThat(asterisk.cli("dialplan show default"))
          .contains("NoOp(one)", "NoOp(three)", "Echo()")
          .doesNotContain("NoOp(two)");
      assertThat(asterisk.cli("dialplan show other"))
          .contains("NoOp(two)")
          .doesNotContain("NoOp(three)");
    }
  }

  @Test
  void twoRunAtOnce() throws Exception {
    try (var one = start(AsteriskServer.builder().version(22));
        var two = start(AsteriskServer.builder().version(16))) {
      assertThat(one.url()).isNotEqualTo(two.url());
      assertThat(call(one, "GET", "asterisk/info").body()).contains("\"version\":\"22.");
      assertThat(call(two, "GET", "asterisk/info").body()).contains("\"version\":\"16.");
      one.kill();
      assertThat(call(two, "GET", "asterisk/info").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBusyPhoneRefusesOverSip() throws Exception {
    try (var asterisk = start(AsteriskServer.builder().version(22))) {
      var destroyed = nextEvent(asterisk, "ChannelDestroyed");
      var originated =
          call(asterisk, "POST", "channels?endpoint=PJSIP/loop-busy&app=test&channelId=busy");
      assertThat(originated.statusCode()).as(originated.body()).isEqualTo(200);
      assertThat(destroyed.get(30, TimeUnit.SECONDS))
          .contains("\"cause\":17")
          .contains("\"tech_cause\":486");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void aSipCallComesBackAndIsAnswered(int version) throws Exception {
    try (var asterisk = start(AsteriskServer.builder().version(version))) {
      var started = nextEvent(asterisk, "StasisStart");
      var originated =
          call(asterisk, "POST", "channels?endpoint=PJSIP/answer@loop&app=test&channelId=out");
      assertThat(originated.statusCode()).as(originated.body()).isEqualTo(200);
      assertThat(started.get(30, TimeUnit.SECONDS))
          .contains("\"id\":\"out\"")
          .contains("\"state\":\"Up\"");
      assertThat(call(asterisk, "GET", "channels").body()).contains("answer");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void aSipEndpointCanBeConfiguredThroughAri(int version) throws Exception {
    try (var asterisk = start(AsteriskServer.builder().version(version))) {
      var config = "asterisk/config/dynamic/res_pjsip/";
      var auth = fields("auth_type", "userpass", "username", "a", "password", "b");
      var aor = fields("max_contacts", "1");
      var endpoint = fields("auth", "alice", "aors", "alice", "allow", "ulaw");
      assertThat(put(asterisk, config + "auth/alice", auth)).isEqualTo(200);
      assertThat(put(asterisk, config + "aor/alice", aor)).isEqualTo(200);
      assertThat(put(asterisk, config + "endpoint/alice", endpoint)).isEqualTo(200);
      assertThat(call(asterisk, "GET", "endpoints/PJSIP/alice").statusCode()).isEqualTo(200);
      assertThat(call(asterisk, "DELETE", config + "endpoint/alice").statusCode()).isEqualTo(204);
    }
  }

  @Test
  void anAsteriskThatEndsAtOnceIsReportedWithItsOutput() {
    var builder =
        AsteriskServer.builder()
            .version(22)
            .config("modules.conf", "[modules]\nautoload = no\nrequire => no_such_module.so\n");
    if (!AsteriskServer.available(22)) {
      abort("no Asterisk 22");
    }
    assertThatExceptionOfType(AsteriskServerException.class)
        .isThrownBy(builder::start)
        .withMessageContaining("ended with status")
        .withMessageContaining("no_such_module");
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 16})
  void noAsteriskOutlivesAKilledJvm(int version) throws Exception {
    start(AsteriskServer.builder().version(version)).close();
    var jvm = childJvm(Integer.toString(version));
    try {
      var asterisk = ProcessHandle.of(pidPrintedBy(jvm)).orElseThrow();
      assertThat(asterisk.isAlive()).isTrue();
      jvm.destroyForcibly();
      asterisk.onExit().get(30, TimeUnit.SECONDS);
      assertThat(asterisk.isAlive()).isFalse();
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  void noAsteriskOutlivesAJvmThatForgetsIt() throws Exception {
    start(AsteriskServer.builder().version(22)).close();
    var jvm = childJvm("22", "exit");
    try {
      long pid = pidPrintedBy(jvm);
      assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
      var asterisk = ProcessHandle.of(pid);
      if (asterisk.isPresent()) {
        asterisk.get().onExit().get(30, TimeUnit.SECONDS);
      }
      assertThat(ProcessHandle.of(pid)).isEmpty();
    } finally {
      jvm.destroyForcibly();
    }
  }

  private static String fields(String... attributesAndValues) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < attributesAndValues.length; i += 2) {
      fields.add(
          "{\"attribute\":\"%s\",\"value\":\"%s\"}"
              .formatted(attributesAndValues[i], attributesAndValues[i + 1]));
    }
    return "{\"fields\":[" + String.join(",", fields) + "]}";
  }

  private static AsteriskServer start(AsteriskServerBuilder builder) {
    return builder
        .startIfAvailable()
        .orElseGet(() -> abort("no Asterisk to be had here; see the log"));
  }

  private static Process childJvm(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildJvm.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static long pidPrintedBy(Process jvm) throws IOException {
    var line = jvm.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(line).isNotNull();
    return Long.parseLong(line.split(" ", -1)[0]);
  }

  private CompletableFuture<String> nextEvent(AsteriskServer asterisk, String type)
      throws Exception {
    var found = new CompletableFuture<String>();
    var listener =
        new WebSocket.Listener() {
          private final StringBuilder text = new StringBuilder();

          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
              if (text.indexOf("\"type\":\"" + type + "\"") >= 0) {
                found.complete(text.toString());
              }
              text.setLength(0);
            }
            socket.request(1);
            return null;
          }
        };
    var events =
        URI.create(
            asterisk.url().toString().replace("http:", "ws:")
                + "ari/events?app=test&api_key="
                + asterisk.user()
                + ":"
                + asterisk.password());
    http.newWebSocketBuilder().buildAsync(events, listener).get(30, TimeUnit.SECONDS);
    return found;
  }

  private HttpResponse<String> call(AsteriskServer asterisk, String method, String path)
      throws Exception {
    return call(asterisk, asterisk.user(), asterisk.password(), method, path, "");
  }

  private int put(AsteriskServer asterisk, String path, String body) throws Exception {
    return call(asterisk, asterisk.user(), asterisk.password(), "PUT", path, body).statusCode();
  }

  private HttpResponse<String> call(
      AsteriskServer asterisk,
      String user,
      String password,
      String method,
      String path,
      String body)
      throws Exception {
    var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(asterisk.url().resolve("ari/" + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
