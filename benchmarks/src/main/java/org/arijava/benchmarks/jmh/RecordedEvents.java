/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arijava.benchmarks.server.NeutralServer;

/** The recorded events that the server sends too. */
final class RecordedEvents {

  private static final String CHANNEL = "(\"(?:channel|peer)\":\\{\"id\":\")[^\"]*\"";

  private RecordedEvents() {}

  /** All, of whatever channels. */
  static List<byte[]> all() throws IOException {
    return lines().stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** All of one channel. */
  static List<byte[]> of(String channel) throws IOException {
    return lines().stream()
        .map(line -> line.replaceAll(CHANNEL, "$1" + channel + "\""))
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = NeutralServer.class.getResourceAsStream("frames.jsonl")) {
      if (in == null) {
        throw new IllegalStateException("no frames");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
