/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.List;
import java.util.stream.Collectors;

/** A description breaks the rules of its version; {@link #problems} has all that is wrong. */
public final class SwaggerValidationException extends SwaggerException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  SwaggerValidationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null);
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the description; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param document which of the documents, as {@code http://localhost/pets.json}
   * @param path where in it, as {@code apis[0].operations[1].parameters[0]}; empty for its top
   * @param message what, as {@code nickname is missing}
   */
  public record Problem(String document, String path, String message) {

    @Override
    public String toString() {
      return document + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
  }
}
