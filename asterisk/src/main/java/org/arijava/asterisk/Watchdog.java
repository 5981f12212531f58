/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small shell that runs Asterisk as its child and kills it as soon as the JVM says so or is gone.
 * Thread-safe.
 */
final class Watchdog {
  /*
   * The shell reads from a pipe whose other end only the JVM holds, so the kernel tells it of the
   * JVM's death, however that came about. A line is the order to kill; the end of the pipe without
   * a line means that nobody is left to delete the files, so the shell does that too. A terminal's
   * signals are ignored all the way down: they end the JVM, and the pipe then ends the rest.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      folder=$1 output=$2
      shift 2
      exec 3<&0
      "$@" </dev/null >>"$output" 2>&1 3<&- &
      asterisk=$!
      {
        read -r order <&3 || echo >"$folder/abandoned"
        kill -9 "$asterisk"
      } </dev/null >/dev/null 2>&1 &
      guard=$!
      exec 3<&-
      echo "$asterisk"
      wait "$asterisk"
      status=$?
      kill -9 "$guard" 2>/dev/null
      if [ -e "$folder/abandoned" ]; then rm -rf -- "$folder"; fi
      exit "$status"
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process shell;
  private final long pid;

  private Watchdog(Process shell, long pid) {
    this.shell = shell;
    this.pid = pid;
  }

  static Watchdog start(RunFolder folder, List<String> command) throws IOException {
    var shellCommand = new ArrayList<>(List.of("sh", "-c", SCRIPT, "ari-watchdog"));
    shellCommand.add(folder.path().toString());
    shellCommand.add(folder.output().toString());
    shellCommand.addAll(command);
    var shell =
        new ProcessBuilder(shellCommand)
            .directory(folder.path().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var reader = shell.inputReader(StandardCharsets.US_ASCII);
    var line = reader.readLine();
    if (line == null) {
      shell.destroyForcibly();
      throw new IOException("The shell that watches over Asterisk ended at once");
    }
    return new Watchdog(shell, Long.parseLong(line));
  }

  /** The id of Asterisk's own process. */
  long pid() {
    return pid;
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  /** How Asterisk ended, if it has; a signal counts from 128 up. */
  int exitValue() {
    return shell.exitValue();
  }

  /** Kills Asterisk and returns once it is gone. */
  void kill() {
    try {
      var order = shell.outputWriter(StandardCharsets.US_ASCII);
      order.write("kill\n");
      order.flush();
    } catch (IOException e) {
      // It is gone already, and the pipe with it: the wait below ends at once.
    }
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (shell.isAlive()) {
        try {
          if (!shell.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new AsteriskServerException(
                "Asterisk (process %d) is still there %d s after it was killed"
                    .formatted(pid, PATIENCE.toSeconds()));
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
