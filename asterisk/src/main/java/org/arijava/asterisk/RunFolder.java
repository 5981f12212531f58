/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which one Asterisk keeps all its files. Immutable.
 *
 * @param path where it is
 */
record RunFolder(Path path) {
  /* A socket's path has 108 bytes, with a zero at the end. */
  private static final int LONGEST_SOCKET_PATH = 107;

  private static final String SOCKET = "run/asterisk.ctl";

  static RunFolder create() throws IOException {
    var folder = new RunFolder(Files.createTempDirectory("ari-").toRealPath());
    if (!folder.fitsSocket()) {
      Folders.delete(folder.path);
      folder = new RunFolder(Files.createTempDirectory(Path.of("/tmp"), "ari-"));
    }
    for (String name : List.of("etc", "db", "keys/keys", "spool/recording", "run", "log", "lib")) {
      Files.createDirectories(folder.path.resolve(name));
    }
    return folder;
  }

  boolean fitsSocket() {
    return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
  }

  Path etc() {
    return path.resolve("etc");
  }

  /** Where Asterisk's console listens. */
  Path socket() {
    return path.resolve(SOCKET);
  }

  /** Where what Asterisk prints goes, which matters while it has no log yet. */
  Path output() {
    return path.resolve("output");
  }

  /** What it has printed and logged. */
  String logs() {
    var texts =
        Stream.of(output(), path.resolve("log/messages.log"))
            .map(RunFolder::textOf)
            .filter(text -> !text.isEmpty())
            .toList();
    return String.join("\n", texts);
  }

  private static String textOf(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  void delete() throws IOException {
    Folders.delete(path);
  }
}
