/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole of ARI: its resources in alphabetical order. Immutable. */
public record Spec(List<Resource> resources) {

  /** The names of the resources. */
  public static final List<String> NAMES =
      List.of(
          "applications",
          "asterisk",
          "bridges",
          "channels",
          "deviceStates",
          "endpoints",
          "events",
          "mailboxes",
          "playbacks",
          "recordings",
          "sounds");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // absent is false
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What the class path holds. */
  public static Spec load() {
    List<Resource> resources = new ArrayList<>();
    for (String name : NAMES) {
      resources.add(
          new Resource(
              parse(read("facts/" + name), Facts.class, "facts/" + name),
              parse(read("overlay/" + name), ResourceOverlay.class, "overlay/" + name)));
    }
    return new Spec(List.copyOf(resources));
  }

  /**
   * Reads one file's text; a key that the format does not have is an error.
   *
   * @param name what to call the file in messages
   */
  static <T> T parse(String json, Class<T> type, String name) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static String read(String name) {
    try (InputStream in = Spec.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no " + name + ".json on the class path");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with it: facts without words, words without facts; empty for nothing. */
  public List<String> validate() {
    return new Validation(this).problems();
  }
}
