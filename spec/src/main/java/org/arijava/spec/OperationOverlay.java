/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The names and words for an operation.
 *
 * @param java the repository method's name; null: the nickname in camel case
 * @param instanceName the method's name on the object; null: the same as in the repository
 * @param onObject false when it is no operation of the object that its path names
 * @param object the model of the object that has it; null: found by the path
 * @param unwrap the field of the response that the method returns instead of the whole
 * @param completedBy the events that tell that it is done, when Asterisk answers before
 * @param errors a clause for each documented status code, keyed by the code
 */
public record OperationOverlay(
    String doc,
    @Nullable String java,
    @Nullable String instanceName,
    boolean onObject,
    @Nullable String object,
    @Nullable String returns,
    @Nullable String unwrap,
    List<String> completedBy,
    Map<String, String> errors,
    Map<String, ParameterOverlay> parameters) {
  private static final ParameterOverlay NO_PARAMETER =
      new ParameterOverlay(null, "", null, null, false, null, null, false, null, false, null);

  public OperationOverlay {
    completedBy = List.copyOf(completedBy);
    errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  @JsonCreator
  static OperationOverlay read(
      @JsonProperty("doc") @JsonSetter(nulls = Nulls.AS_EMPTY) String doc,
      @JsonProperty("java") @Nullable String java,
      @JsonProperty("instance") @Nullable JsonNode instance,
      @JsonProperty("object") @Nullable String object,
      @JsonProperty("returns") @Nullable String returns,
      @JsonProperty("unwrap") @Nullable String unwrap,
      @JsonProperty("completedBy") List<String> completedBy,
      @JsonProperty("errors") Map<String, String> errors,
      @JsonProperty("parameters") Map<String, ParameterOverlay> parameters) {
    String instanceName = null;
    boolean onObject = true;
    if (instance != null && !instance.isNull()) {
      if (instance.isString()) {
        instanceName = instance.stringValue();
      } else if (instance.isBoolean() && !instance.booleanValue()) {
        onObject = false;
      } else {
        throw new IllegalArgumentException("\"instance\" is neither false nor a string");
      }
    }
    return new OperationOverlay(
        doc,
        java,
        instanceName,
        onObject,
        object,
        returns,
        unwrap,
        completedBy,
        errors,
        parameters);
  }

  /** The overlay of a parameter; an empty one when the file says nothing of it. */
  public ParameterOverlay parameter(String name) {
    return parameters.getOrDefault(name, NO_PARAMETER);
  }
}
