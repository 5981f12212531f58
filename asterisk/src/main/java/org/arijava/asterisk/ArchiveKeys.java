/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Debian's archive keys where this machine lacks them: from the package that Ubuntu has of them,
 * which the machine's own apt fetches and trusts. Confined to one thread.
 */
final class ArchiveKeys {
  private static final String PACKAGE = "debian-archive-keyring";

  private final Path folder;

  ArchiveKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * Fetches the keys into the folder; no root is needed.
   *
   * @throws AsteriskUnavailableException if the machine's apt does not have them
   */
  Path fetch() throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    run("apt-get", "-q", "download", PACKAGE);
    try (var packages = Files.newDirectoryStream(folder, "*.deb")) {
      for (Path file : packages) {
        run("dpkg-deb", "-x", file.toString(), folder.toString());
      }
    }
    return DebianArchive.keyring(folder.resolve("usr/share/keyrings"))
        .orElseThrow(() -> new IOException("the package " + PACKAGE + " holds no keyring"));
  }

  private void run(String... command) throws IOException {
    var process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new AsteriskUnavailableException(
            "Debian's archive keys are missing (install the package %s), and fetching them failed:%n%s"
                .formatted(PACKAGE, output.strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AsteriskServerException("Interrupted while fetching Debian's archive keys", e);
    } finally {
      process.destroy();
    }
  }
}
