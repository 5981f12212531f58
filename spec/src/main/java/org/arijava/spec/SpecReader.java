/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of a resource, strictly: facts are complete, and no key is unknown. */
final class SpecReader {
  private final JsonMapper facts =
      strict()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final JsonMapper overlay =
      strict()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(
              List.class, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .withConfigOverride(
              Map.class, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private static JsonMapper.Builder strict() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /** Joins the two files of a resource; an overlay of no bytes is one that says nothing. */
  Resource resource(String name, byte[] factsJson, byte[] overlayJson) {
    String factsName = "facts/" + name + ".json";
    String overlayName = "overlay/" + name + ".json";
    FactsFile read = read(facts, factsName, factsJson, FactsFile.class);
    checkName(factsName, name, read.resource());
    ResourceOverlay words = ResourceOverlay.empty(name);
    if (overlayJson.length > 0) {
      words = read(overlay, overlayName, overlayJson, ResourceOverlay.class);
      checkName(overlayName, name, words.resource());
    }
    return new Resource(name, read.operations(), read.models(), words);
  }

  private static void checkName(String file, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new SpecException(file + ": says that its resource is \"" + actual + "\"");
    }
  }

  private static <T> T read(JsonMapper mapper, String file, byte[] json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (UnrecognizedPropertyException e) {
      throw new SpecException(file + ": unknown key \"" + path(e) + "\"", e);
    } catch (JacksonException e) {
      String where = path(e);
      throw new SpecException(
          file + ": " + (where.isEmpty() ? "" : "at \"" + where + "\": ") + e.getOriginalMessage(),
          e);
    }
  }

  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(r -> r.getPropertyName() != null ? r.getPropertyName() : "" + r.getIndex())
        .collect(Collectors.joining("."));
  }
}
