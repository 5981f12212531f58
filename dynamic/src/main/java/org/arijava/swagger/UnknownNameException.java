/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.Collection;
import java.util.Optional;
import org.arijava.swagger.internal.Nearest;

/** There is no resource, operation, parameter, model or event of that name; nothing was sent. */
public final class UnknownNameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient Optional<String> nearest;

  private UnknownNameException(String message, String name, Optional<String> nearest) {
    super(message);
    this.name = name;
    this.nearest = nearest;
  }

  /**
   * The exception that says so and suggests the nearest name, or lists all when none is near.
   *
   * @param where who does not know the name, as {@code the resource pets}
   * @param what what the name is of, as {@code operation}
   */
  public static UnknownNameException of(
      String where, String what, String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    String hint =
        nearest
            .map(near -> "; did you mean '" + near + "'?")
            .orElse(known.isEmpty() ? "; it has none" : "; there is " + String.join(", ", known));
    return new UnknownNameException(
        where + " has no " + what + " '" + name + "'" + hint, name, nearest);
  }

  /** The name that is not known. */
  public String name() {
    return name;
  }

  /** The known name that is most like it. */
  public Optional<String> nearest() {
    return nearest;
  }
}
