/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What there is on this machine: its processor, its tools, its folders. */
final class Machine {
  private Machine() {}

  /** The processor's name in Debian's library folders, if it is one that we know. */
  static Optional<String> multiarch() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> Optional.of("x86_64-linux-gnu");
      case "aarch64" -> Optional.of("aarch64-linux-gnu");
      default -> Optional.empty();
    };
  }

  static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  static boolean has(String tool) {
    var path = System.getenv("PATH");
    return Arrays.stream((path == null ? "/usr/bin:/bin" : path).split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /** The folder for what can be fetched again. */
  static Path cache() {
    var xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && xdg.startsWith("/")) {
      return Path.of(xdg, "ari-java");
    }
    var home = System.getenv("HOME");
    return Path.of(home != null ? home : System.getProperty("user.home"), ".cache", "ari-java");
  }
}
