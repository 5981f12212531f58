/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** When and on what it was measured, in words. */
final class Machine {

  private Machine() {}

  static String now(List<String> javaHomes) {
    String cpu = line(Path.of("/proc/cpuinfo"), "model name");
    String memory = line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    String load = first(Path.of("/proc/loadavg")).replaceAll(" .*", "");
    String jdks =
        javaHomes.stream()
            .map(home -> line(Path.of(home, "release"), "JAVA_VERSION").replace("\"", ""))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s; %d CPUs (%s), %s GiB; %s %s; JDK %s; load before the run %s",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        cpu.isEmpty() ? "unknown" : cpu,
        memory.isEmpty() ? "?" : Long.toString(Long.parseLong(memory) >> 20),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        jdks,
        load);
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

  private static String first(Path file) {
    try {
      return Files.readAllLines(file).get(0);
    } catch (IOException e) {
      return "?";
    }
  }
}
