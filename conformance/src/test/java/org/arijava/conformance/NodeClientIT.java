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
import java.util.concurrent.TimeUnit;
import org.arijava.AriClient;
import org.arijava.Channel;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * The official Node client of ARI, {@code ari-client} as npm has it, has the same to tell of every
 * server. Its package has no examples: the application that it runs here, hello.js, is ours.
 */
@OnAsterisk
@Timeout(180)
class NodeClientIT {

  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path FOLDER = Path.of("target", "node");

  private final LiveAsterisk live;

  NodeClientIT(LiveAsterisk live) {
    this.live = live;
  }

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json", "hello.js")) {
      Files.write(FOLDER.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
    }
    if (Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
      return;
    }
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(npm.waitFor()).as(output).isZero();
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      LoggerFactory.getLogger(NodeClientIT.class)
          .warn("NOT TESTED WITH THE NODE CLIENT: {}", e.getMessage());
      Assumptions.abort("npm is not here: " + e.getMessage());
    }
  }

  @Test
  void ourHelloApplicationOnItGreetsACallAndSaysItsKeys() throws Exception {
    List<String> told = new ArrayList<>();
    Process node =
        new ProcessBuilder(
                "node",
                "hello.js",
                live.server().url().toString().replaceAll("/$", ""),
                live.server().user(),
                live.server().password())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      until("ready", lines, told);
      told.clear(); // It warned of the old Swagger.
      AriClient ari = live.ari();
      Channel caller =
          ari.channels().originate("Local/app-node-hello@default", o -> o.app(LiveAsterisk.APP));
      until("played hello-world", lines, told);
      caller.sendDtmf("7");
      until("played digits/7", lines, told);
      caller.sendDtmf("#");
      until("bye", lines, told);
      assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      node.destroyForcibly();
      live.hangUpAll();
    }

    assertThat(told)
        .containsExactly(
            "call, Ring, arguments []",
            "playing hello-world",
            "played hello-world",
            "key 7",
            "playing digits/7",
            "played digits/7",
            "key #",
            "left",
            "error Channel not found",
            "bye");
  }

  private static void until(String last, BufferedReader lines, List<String> told)
      throws IOException {
    String line;
    do {
      line = lines.readLine();
      assertThat(line).as("what came after %s", told).isNotNull();
      told.add(line);
    } while (!line.equals(last));
  }
}
