/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.arijava.event.ChannelDtmfReceived;
import org.arijava.event.StasisStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as the jar that people of other languages run. */
@Timeout(60)
class SimulatorCommandIT {

  private static final Path JAR = Path.of("..", "simulator", "target", "ari-simulator.jar");

  private static final int PATIENCE_SECONDS = 50;

  private static final String SCRIPT =
      """
      dialplan: |
        exten => 100,1,Answer()
      calls:
        - from: PJSIP/alice
          to: hello
          steps:
            - waitForAnswer
            - waitForMedia: sound:hello-world
            - press: "7"
            - waitForHangup
      """;

  private static final String SCRIPT_WITH_EXTENSION =
      """
      dialplan: |
        exten => 100,1,Stasis(hello)
         same => n,Hangup()
      calls:
        - from: PJSIP/alice
          to: 100
          steps:
            - waitForAnswer
            - press: "7"
            - waitForHangup
      """;

  @TempDir private Path folder;

  @Test
  void aScriptedTelephoneCallsAnApplicationAndItsTimelineIsPrinted() throws Exception {
    running(
        SCRIPT,
        (out, ari) -> {
          answerUntilAKey(ari);
          ari.on(StasisStart.class, start -> start.channel().play("sound:hello-world"));
          ari.start("hello");

          upTo(out, "PJSIP/alice to hello:");
          upTo(out, "is answered");
          upTo(out, "hears sound:hello-world");
          upTo(out, "presses 7");
          upTo(out, "is hung up, 16 Normal Clearing");
        },
        "--user",
        "hey",
        "--password",
        "peekaboo");
  }

  @Test
  void aCallToAnExtensionWaitsForTheApplicationThatItLeadsTo() throws Exception {
    running(
        SCRIPT_WITH_EXTENSION,
        (out, ari) -> {
          answerUntilAKey(ari);
          assertThat(ari.channels().list()).isEmpty();
          ari.start("hello");

          upTo(out, "PJSIP/alice to 100:");
          upTo(out, "presses 7");
          upTo(out, "is hung up, 16 Normal Clearing");
        });
  }

  private static void answerUntilAKey(AriClient ari) {
    ari.on(
        StasisStart.class,
        start -> {
          Channel channel = start.channel();
          channel.on(ChannelDtmfReceived.class, dtmf -> channel.hangup());
          channel.answer();
        });
  }

  /** What a test does with a simulator's output and a client of it. */
  private interface Run {
    void with(BufferedReader out, AriClient ari) throws Exception;
  }

  private void running(String script, Run run, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("calls.yaml"), script);
    List<String> arguments = new ArrayList<>(List.of("--port", "0", "--script", file.toString()));
    arguments.addAll(List.of(more));
    Process simulator = start(arguments.toArray(String[]::new));
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(simulator.getInputStream(), StandardCharsets.UTF_8))) {
      String url = upTo(out, "A simulated Asterisk 22 listens on ").replaceFirst(".* ", "");
      try (AriClient ari = AriClient.connect(url, "hey", "peekaboo")) {
        run.with(out, ari);
      }
    } finally {
      simulator.destroyForcibly();
    }
  }

  @Test
  void aScriptThatIsNoneIsRefusedWithItsReason() throws Exception {
    Path script = Files.writeString(folder.resolve("calls.yaml"), "calls:\n  - to: hello\n");
    Process simulator = start("--port", "0", "--script", script.toString());
    String output = new String(simulator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(simulator.waitFor()).isEqualTo(1);
    assertThat(output).contains("ari-simulator: ").contains("from");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly); // so that nobody waits for its output for ever
    return process;
  }

  private static String upTo(BufferedReader out, String text) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(text)) {
      line = out.readLine();
    }
    assertThat(line).as("a line with " + text).isNotNull();
    return line;
  }
}
