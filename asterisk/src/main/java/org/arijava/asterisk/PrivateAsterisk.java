/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An Asterisk that this JVM runs. Thread-safe. */
final class PrivateAsterisk implements AsteriskServer {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);
  private static final Duration CLI_DEADLINE = Duration.ofSeconds(30);
  private static final int TAIL_LINES = 40;
  private static final int PORT_ATTEMPTS = 5;
  private static final String PORT_TAKEN = "Address already in use";

  private final Release release;
  private final Installation installation;
  private final AriUser user;
  private final Ports ports;
  private final RunFolder folder;
  private final Object lock = new Object();

  private volatile Watchdog watchdog;
  private volatile boolean closed;

  private PrivateAsterisk(
      Release release,
      Installation installation,
      AriUser user,
      Ports ports,
      RunFolder folder,
      Watchdog watchdog) {
    this.release = release;
    this.installation = installation;
    this.user = user;
    this.ports = ports;
    this.folder = folder;
    this.watchdog = watchdog;
  }

  static AsteriskServer start(
      Release release, Installation installation, AriUser user, Configuration configuration) {
    for (int attempt = 1; ; attempt++) {
      var asterisk = launch(release, installation, user, configuration);
      boolean up = false;
      try {
        asterisk.awaitUp();
        up = !asterisk.logs().contains(PORT_TAKEN) || attempt == PORT_ATTEMPTS;
      } catch (AsteriskServerException e) {
        if (attempt == PORT_ATTEMPTS || !asterisk.logs().contains(PORT_TAKEN)) {
          throw e;
        }
      } finally {
        if (!up) {
          asterisk.close();
        }
      }
      if (up) {
        return asterisk;
      }
    }
  }

  private static PrivateAsterisk launch(
      Release release, Installation installation, AriUser user, Configuration configuration) {
    try {
      var ports = Ports.free();
      var folder = RunFolder.create();
      boolean started = false;
      try {
        configuration.write(folder, installation, ports);
        var watchdog = Watchdog.start(folder, command(installation, folder, List.of("-n", "-f")));
        started = true;
        return new PrivateAsterisk(release, installation, user, ports, folder, watchdog);
      } finally {
        if (!started) {
          folder.delete();
        }
      }
    } catch (IOException e) {
      throw new AsteriskServerException(
          "Asterisk %d cannot be started: %s".formatted(release.major(), e), e);
    }
  }

  private static List<String> command(
      Installation installation, RunFolder folder, List<String> options) {
    var arguments =
        new ArrayList<>(List.of("-C", folder.etc().resolve("asterisk.conf").toString()));
    arguments.addAll(options);
    return installation.command(arguments);
  }

  private void awaitUp() {
    var info = new InfoRequest(url(), user.name(), user.password());
    long end = System.nanoTime() + START_DEADLINE.toNanos();
    while (true) {
      if (!watchdog.isAlive()) {
        throw new AsteriskServerException(
            "%s ended with status %d:%n%s".formatted(this, watchdog.exitValue(), logTail()));
      }
      try {
        info.majorVersion();
        cli("core waitfullybooted");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new AsteriskServerException(
              "%s is not up after %d s (%s):%n%s"
                  .formatted(this, START_DEADLINE.toSeconds(), e.getMessage(), logTail()),
              e);
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AsteriskServerException("Interrupted while waiting for " + this, e);
      }
    }
  }

  private String logTail() {
    var lines = logs().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + ports.http() + "/");
  }

  @Override
  public String user() {
    return user.name();
  }

  @Override
  public String password() {
    return user.password();
  }

  @Override
  public int version() {
    return release.major();
  }

  @Override
  public String logs() {
    return folder.logs();
  }

  @Override
  public long pid() {
    return watchdog.pid();
  }

  @Override
  public String cli(String command) {
    try {
      var output = Files.createTempFile(folder.path(), "cli-", ".out");
      try {
        return cli(command, output.toFile());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new AsteriskServerException(
          "The console of %s cannot be reached: %s".formatted(this, e), e);
    }
  }

  private String cli(String command, File output) throws IOException {
    var console =
        new ProcessBuilder(command(installation, folder, List.of("-r", "-x", command)))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      console.getOutputStream().close();
      if (!console.waitFor(CLI_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AsteriskServerException(
            "%s does not answer '%s' within %d s"
                .formatted(this, command, CLI_DEADLINE.toSeconds()));
      }
      var answer = Files.readString(output.toPath(), StandardCharsets.UTF_8);
      if (console.exitValue() != 0) {
        throw new AsteriskServerException(
            "%s does not run '%s': %s".formatted(this, command, answer.strip()));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AsteriskServerException(
          "Interrupted while %s ran '%s'".formatted(this, command), e);
    } finally {
      console.destroyForcibly();
    }
  }

  @Override
  public void kill() {
    synchronized (lock) {
      watchdog.kill();
    }
  }

  @Override
  public void restart() {
    synchronized (lock) {
      if (closed) {
        throw new AsteriskServerException(this + " is closed");
      }
      watchdog.kill();
      try {
        Files.deleteIfExists(folder.socket());
        watchdog = Watchdog.start(folder, command(installation, folder, List.of("-n", "-f")));
      } catch (IOException e) {
        throw new AsteriskServerException("%s cannot be restarted: %s".formatted(this, e), e);
      }
      awaitUp();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      watchdog.kill();
      try {
        folder.delete();
      } catch (IOException e) {
        throw new AsteriskServerException(
            "The files of %s cannot be deleted: %s".formatted(this, e), e);
      }
    }
  }

  @Override
  public String toString() {
    return "Asterisk %d at %s".formatted(release.major(), url());
  }
}
