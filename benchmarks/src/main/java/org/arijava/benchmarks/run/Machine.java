/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When and on what it was measured, in words. */
final class Machine {

  private static final String UNKNOWN = "unknown";
  private static final double RESTED = 0.3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern COLLECTOR = Pattern.compile("Using (\\w+)");

  private Machine() {}

  static String now(List<String> javaHomes) {
    String cpu = line(Path.of("/proc/cpuinfo"), "model name");
    String memory = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    String jdks = javaHomes.stream().map(Machine::jdk).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s; ari-java at %s; %d CPUs (%s), %s GiB; %s %s; %s; Node %s",
        LocalDate.now(),
        told("git", "describe", "--always", "--dirty").strip(),
        Runtime.getRuntime().availableProcessors(),
        cpu.isEmpty() ? "unknown" : cpu,
        memory.isEmpty() ? "?" : Long.toString(Long.parseLong(memory) >> 20),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        jdks,
        told("node", "--version").strip());
  }

  /** The load of the last minute. */
  static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceAll("(?s) .*", "");
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** The load of the last minute once the machine rests, as after a build; or has not for long. */
  static String restedLoad() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    System.err.println(
        "waiting until the machine rests, " + PATIENCE.toMinutes() + " minutes at most");
    while (!rests(load()) && System.nanoTime() < end) {
      try {
        TimeUnit.SECONDS.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return load();
  }

  private static boolean rests(String load) {
    return load.equals(UNKNOWN) || Double.parseDouble(load) <= RESTED;
  }

  private static String jdk(String home) {
    String version = line(Path.of(home, "release"), "JAVA_VERSION").replace("\"", "");
    Matcher collector =
        COLLECTOR.matcher(
            told(Path.of(home, "bin", "java").toString(), "-Xmx2g", "-Xlog:gc", "-version"));
    return "JDK " + version + " with " + (collector.find() ? collector.group(1) : UNKNOWN);
  }

  /** What a program says; "unknown" where it cannot be had. */
  private static String told(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? text : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  private static String line(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceFirst("[^:=]*[:=]\\s*", ""))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
