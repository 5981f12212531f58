/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What objects of a name look like. Immutable. */
public final class Model {

  private final Map<String, Object> raw;
  private final String id;
  private final Map<String, Property> properties;
  private final List<String> subTypes;
  private final @Nullable String discriminator;

  Model(String key, Node node) {
    this.raw = node.raw();
    this.id = node.required("id");
    if (!id.isEmpty() && !id.equals(key)) {
      node.problem("id is '" + id + "', but its key is '" + key + "'");
    }
    List<String> required = node.has("required") ? node.texts("required") : List.of();
    Map<String, Property> all = new LinkedHashMap<>();
    Optional<Node> declared = node.child("properties");
    if (!node.has("properties")) {
      node.problem("properties is missing");
    }
    declared.ifPresent(
        properties ->
            properties
                .map()
                .keySet()
                .forEach(
                    name ->
                        properties
                            .child(name)
                            .ifPresent(
                                p ->
                                    all.put(
                                        name, new Property(name, p, required.contains(name))))));
    required.stream()
        .filter(name -> !all.containsKey(name))
        .forEach(name -> node.problem("required names no property: " + name));
    this.properties = Collections.unmodifiableMap(all);
    this.subTypes = node.texts("subTypes");
    this.discriminator = node.text("discriminator").orElse(null);
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** The properties that it declares itself, by name. */
  public Map<String, Property> properties() {
    return properties;
  }

  /** The models that extend it. */
  public List<String> subTypes() {
    return subTypes;
  }

  /** The property that tells which of the sub-types an object is. */
  public Optional<String> discriminator() {
    return Optional.ofNullable(discriminator);
  }

  /** All that the description says of it; unmodifiable. */
  public Map<String, Object> raw() {
    return raw;
  }

  @Override
  public String toString() {
    return id;
  }
}
