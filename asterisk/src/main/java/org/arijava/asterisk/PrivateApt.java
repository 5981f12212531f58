/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An apt with a state of its own, which knows one suite of Debian and thinks that nothing is
 * installed. It leaves the machine's apt alone but goes through the same proxies. What it has
 * downloaded of a package stays for the next attempt. Confined to one thread.
 */
final class PrivateApt {
  private static final int TAIL = 15;

  /*
   * apt-get does not notice that nobody reads its output, and an orphan of a dead JVM would hold
   * apt's lock against the next attempt. So a shell ends it once the pipe from the JVM ends.
   */
  private static final String ENDING_WITH_THE_JVM =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      apt=$!
      { read -r order <&3; kill "$apt"; } </dev/null >/dev/null 2>&1 &
      guard=$!
      exec 3<&-
      wait "$apt"
      status=$?
      kill -9 "$guard" 2>/dev/null
      exit "$status"
      """;

  private final Path folder;
  private final Consumer<String> progress;

  private PrivateApt(Path folder, Consumer<String> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  static PrivateApt create(
      Path folder, String mirror, Path keyring, String suite, Consumer<String> progress)
      throws IOException {
    for (String name : List.of("lists/partial", "archives/partial", "conf.d", "preferences.d")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(folder.resolve("status"), "");
    Files.writeString(
        folder.resolve("sources.list"),
        "deb [signed-by=%s] %s %s main%n".formatted(keyring, mirror, suite));
    var apt = new PrivateApt(folder, progress);
    Files.writeString(folder.resolve("apt.conf"), apt.machineSettings() + settings(folder));
    return apt;
  }

  /** Fetches the list of packages. */
  void update() throws IOException {
    run("the list of packages", "update");
  }

  /** Downloads {@code packages} and all that they need, and returns the packages' files. */
  List<Path> download(List<String> packages) throws IOException {
    var arguments = new ArrayList<>(List.of("-y", "--download-only", "install"));
    arguments.addAll(packages);
    run("the packages", arguments.toArray(String[]::new));
    try (var files = Files.list(folder.resolve("archives"))) {
      return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
    }
  }

  private static String settings(Path folder) {
    return """
        Dir::State "%1$s";
        Dir::State::lists "%1$s/lists";
        Dir::State::status "%1$s/status";
        Dir::State::extended_states "%1$s/extended_states";
        Dir::Cache "%1$s";
        Dir::Cache::archives "%1$s/archives";
        Dir::Log "%1$s";
        Dir::Etc::sourcelist "%1$s/sources.list";
        Dir::Etc::sourceparts "-";
        Dir::Etc::preferences "%1$s/preferences";
        Dir::Etc::preferencesparts "%1$s/preferences.d";
        Dir::Etc::parts "%1$s/conf.d";
        Dir::Etc::main "/dev/null";
        APT::Install-Recommends "false";
        APT::Sandbox::User "";
        APT::Update::Error-Mode "any";
        Acquire::Languages "none";
        Acquire::Retries "3";
        """
        .formatted(folder);
  }

  /* Proxies, certificates and the like; the rest of the machine's settings is not ours to follow. */
  private String machineSettings() throws IOException {
    var process = new ProcessBuilder("apt-config", "dump").redirectErrorStream(true).start();
    process.getOutputStream().close();
    var kept = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .filter(line -> line.startsWith("Acquire::"))
          .filter(line -> !line.startsWith("Acquire::IndexTargets"))
          .filter(line -> !line.startsWith("Acquire::Languages"))
          .forEach(line -> kept.append(line).append('\n'));
    }
    return kept.toString();
  }

  private void run(String what, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("sh", "-c", ENDING_WITH_THE_JVM, "ari-apt"));
    command.addAll(List.of("apt-get", "-q", "-o", "APT::Status-Fd=1"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("APT_CONFIG", folder.resolve("apt.conf").toString());
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    var tail = new ArrayDeque<String>();
    int reported = 0;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int percent = percent(line);
        if (percent < 0) {
          tail.addLast(line);
        } else if (percent >= reported + 10) {
          reported = percent;
          progress.accept("downloading %s: %d %%".formatted(what, percent));
        }
        if (tail.size() > TAIL) {
          tail.removeFirst();
        }
        if (line.startsWith("Fetched ")) {
          progress.accept(line);
        }
      }
      if (process.waitFor() != 0) {
        throw new AsteriskUnavailableException(
            "apt-get could not download %s:%n%s".formatted(what, String.join("\n", tail)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AsteriskServerException("Interrupted while downloading " + what, e);
    } finally {
      process.getOutputStream().close();
    }
  }

  /** The percentage in a status line of apt, or -1 if {@code line} is no such line. */
  static int percent(String line) {
    if (!line.startsWith("dlstatus:")) {
      return -1;
    }
    var fields = line.split(":", 4);
    try {
      return fields.length < 3 ? 0 : (int) Double.parseDouble(fields[2]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
