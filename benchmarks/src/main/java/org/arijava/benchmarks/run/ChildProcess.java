/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that answers each line with a line. Confined to one thread. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader in;
  private final PrintStream out;
  private final List<String> command;

  ChildProcess(List<String> command) {
    this.command = command;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    in = process.inputReader(StandardCharsets.UTF_8);
    out = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /** Sends a command without waiting for its answer. */
  void send(String line) {
    out.println(line);
  }

  /** The next line of output. */
  String line(Duration patience) {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::read);
    try {
      return line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer in " + patience.toSeconds() + " s: " + this, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(this + ": " + e.getCause(), e);
    }
  }

  private String read() {
    try {
      String line = in.readLine();
      if (line == null) {
        throw new IllegalStateException("ended early: " + this);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a command and returns its answer. */
  String ask(String line) {
    send(line);
    return line(Duration.ofSeconds(120));
  }

  /** The CPU time of the process so far, in seconds, as the operating system counts it. */
  double cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** The memory of the process that is in RAM, in bytes; NaN where the system does not tell. */
  double resident() {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Waits for the end. */
  void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await();
  }

  @Override
  public String toString() {
    return command.get(command.size() - 2) + " (process " + process.pid() + ")";
  }
}
