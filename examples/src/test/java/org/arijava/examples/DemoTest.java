/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.simulator.AsteriskSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo, as a process of its own, without a real Asterisk. */
@Timeout(120)
class DemoTest {

  private static final String SUCCESS =
      "Done: answered, greeted, three keys heard, returned to the dialplan.";

  private static final int PATIENCE_SECONDS = 100;

  @TempDir private Path nowhere;

  @Test
  void theSimulatorTakesThePlaceOfAnAsteriskWhenAsked() throws Exception {
    String output = run(Map.of(), "--simulator");

    assertThat(output)
        .contains("A simulated Asterisk listens on", SUCCESS)
        .doesNotContain("Starting a private Asterisk");
  }

  @Test
  void whereNoAsteriskCanBeHadTheDemoSaysSoAndTakesTheSimulator() throws Exception {
    String output = run(Map.of("PATH", nowhere.toString(), "XDG_CACHE_HOME", nowhere.toString()));

    assertThat(output)
        .containsSubsequence(
            "Starting a private Asterisk 22",
            "No Asterisk can be had here: ",
            "The call is shown on a simulated one instead",
            SUCCESS);
  }

  @Test
  void onAnAsteriskOfTheUsersTheDemoTellsWhatHappensInItsCalls() throws Exception {
    try (AsteriskSimulator asterisk = AsteriskSimulator.start(o -> o.user("hey", "peekaboo"));
        AriClient ari = AriClient.connect(asterisk.url().toString(), "hey", "peekaboo")) {
      Process demo =
          start(
              Map.of(),
              "--url",
              asterisk.url().toString(),
              "--user",
              "hey",
              "--password",
              "peekaboo");
      try (BufferedReader output = demo.inputReader(StandardCharsets.UTF_8)) {
        while (ari.applications().list().isEmpty()) {
          assertThat(demo.isAlive()).isTrue();
        }
        asterisk.call("PJSIP/alice", "hello").press("7#").waitForMedia("sound:goodbye");
        List<String> told = new ArrayList<>();
        for (String line = ""; !line.contains("leaves the application"); told.add(line)) {
          line = output.readLine();
          assertThat(line).as("after %s", told).isNotNull();
        }
        assertThat(String.join("\n", told))
            .containsSubsequence(
                "enters the application hello",
                "received the digit 7",
                "played sound:digits/7: done",
                "leaves the application hello");
      } finally {
        demo.destroyForcibly();
      }
    }
  }

  private static String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(environment, arguments);
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly); // so that nobody waits for its output for ever
    return process;
  }
}
