/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spec;

import java.util.List;

/** An operation of ARI. Immutable. */
public record Operation(
    String nickname,
    String method,
    String path,
    String response,
    boolean websocket,
    List<Integer> errors,
    List<String> since,
    List<Parameter> parameters) {
  /** What is absent is empty. */
  @SuppressWarnings("ConstantValue") // the JSON may lack it
  public Operation {
    errors = errors == null ? List.of() : List.copyOf(errors);
    since = since == null ? List.of() : List.copyOf(since);
    parameters = parameters == null ? List.of() : List.copyOf(parameters);
  }
}
