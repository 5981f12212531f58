/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prompts that Asterisk's English core sounds have, with their lengths. */
public final class Sounds {
  private final Map<String, Duration> lengths = read();

  private static Map<String, Duration> read() {
    var lengths = new LinkedHashMap<String, Duration>();
    try (InputStream in = Sounds.class.getResourceAsStream("sounds.txt")) {
      if (in == null) {
        throw new IllegalStateException("This library lacks its sounds.txt");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int space = line.indexOf(' ');
        lengths.put(
            line.substring(0, space), Duration.ofMillis(Long.parseLong(line.substring(space + 1))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lengths;
  }

  /** The length of a prompt; null if there is none of this name. */
  public @Nullable Duration length(String name) {
    return lengths.get(name);
  }

  /** All prompts and their lengths, by name. */
  public Map<String, Duration> all() {
    return Collections.unmodifiableMap(lengths);
  }

  /** Adds a prompt. */
  public void add(String name, Duration length) {
    lengths.put(name, length);
  }

  /** The JSON of one. */
  public Map<String, Object> snapshot(String name) {
    return Json.object(
        "id", name, "formats", java.util.List.of(Json.object("language", "en", "format", "gsm")));
  }
}
