/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of JSON object that Asterisk sends or takes.
 *
 * @param parent the model it extends
 * @param since the first release of each branch that has it
 * @param fields its own fields, without those of its parent
 */
public record Model(
    String id,
    @JsonProperty("extends") @Nullable String parent,
    List<String> since,
    List<Field> fields) {
  public Model {
    since = List.copyOf(since);
    fields = List.copyOf(fields);
  }
}
