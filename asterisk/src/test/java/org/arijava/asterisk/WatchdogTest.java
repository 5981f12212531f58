/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WatchdogTest {
  @TempDir Path temporary;

  @Test
  void whatItWatchesIsGoneAfterTheKill() throws IOException {
    var watchdog = Watchdog.start(new RunFolder(temporary), List.of("sleep", "3600"));
    var watched = ProcessHandle.of(watchdog.pid()).orElseThrow();
    assertThat(watched.isAlive()).isTrue();
    watchdog.kill();
    assertThat(watched.isAlive()).isFalse();
    assertThat(watchdog.isAlive()).isFalse();
    assertThat(watchdog.exitValue()).isEqualTo(128 + 9);
    assertThat(temporary).exists();
    watchdog.kill();
  }

  @Test
  void theEndOfWhatItWatchesIsItsOwnEnd() throws Exception {
    var watchdog =
        Watchdog.start(new RunFolder(temporary), List.of("sh", "-c", "echo no such thing; exit 3"));
    ProcessHandle.of(watchdog.pid()).ifPresent(watched -> watched.onExit().join());
    watchdog.kill();
    assertThat(watchdog.exitValue()).isIn(3, 128 + 9);
  }

  @Test
  void signalsOfATerminalDoNotEndIt() throws Exception {
    var watchdog = Watchdog.start(new RunFolder(temporary), List.of("sleep", "3600"));
    var shell = ProcessHandle.of(watchdog.pid()).flatMap(ProcessHandle::parent).orElseThrow();
    shell.destroy();
    var hangup = new ProcessBuilder("kill", "-HUP", Long.toString(shell.pid())).start();
    assertThat(hangup.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(watchdog.isAlive()).isTrue();
    watchdog.kill();
    assertThat(watchdog.isAlive()).isFalse();
  }

  @Test
  void outputIsKept() throws IOException {
    var folder = new RunFolder(Files.createDirectory(temporary.resolve("run")));
    var watchdog = Watchdog.start(folder, List.of("sh", "-c", "echo to stderr >&2; exec cat"));
    ProcessHandle.of(watchdog.pid()).ifPresent(watched -> watched.onExit().join());
    watchdog.kill();
    assertThat(folder.logs()).contains("to stderr");
  }
}
