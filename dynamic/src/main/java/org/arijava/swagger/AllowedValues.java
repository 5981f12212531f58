/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What values a parameter or a property may have: those of a list, or of a range. Immutable. */
public final class AllowedValues {

  private final List<String> values;
  private final @Nullable BigDecimal min;
  private final @Nullable BigDecimal max;

  private AllowedValues(List<String> values, @Nullable BigDecimal min, @Nullable BigDecimal max) {
    this.values = values;
    this.min = min;
    this.max = max;
  }

  /** What the node allows, in the words of 1.1 ({@code allowableValues}) or 1.2. */
  static AllowedValues of(Node node) {
    if (node.has("allowedValues")) {
      node.problem("allowedValues is no word of Swagger; allowableValues is");
    }
    Optional<Node> allowable = node.child("allowableValues");
    if (allowable.isEmpty()) {
      return new AllowedValues(node.texts("enum"), node.number("minimum"), node.number("maximum"));
    }
    Node allowed = allowable.get();
    String type = allowed.required("valueType");
    if (!type.isEmpty() && !type.equals("LIST") && !type.equals("RANGE")) {
      allowed.problem("valueType is neither LIST nor RANGE");
    }
    return new AllowedValues(allowed.texts("values"), allowed.number("min"), allowed.number("max"));
  }

  /** The only values allowed; empty when there is no such list. */
  public List<String> values() {
    return values;
  }

  /** The least number allowed. */
  public Optional<BigDecimal> min() {
    return Optional.ofNullable(min);
  }

  /** The greatest number allowed. */
  public Optional<BigDecimal> max() {
    return Optional.ofNullable(max);
  }

  /** Why the text is not allowed; empty when it is. */
  Optional<String> refusal(String text) {
    if (!values.isEmpty() && !values.contains(text)) {
      return Optional.of("must be one of " + String.join(", ", values) + ", not '" + text + "'");
    }
    if (min == null && max == null) {
      return Optional.empty();
    }
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return Optional.of("must be a number, not '" + text + "'");
    }
    if (min != null && number.compareTo(min) < 0) {
      return Optional.of("must be " + min + " or more, not " + text);
    }
    if (max != null && number.compareTo(max) > 0) {
      return Optional.of("must be " + max + " or less, not " + text);
    }
    return Optional.empty();
  }
}
