/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

import org.jspecify.annotations.Nullable;

/** Asterisk could not be reached, TLS failed, or the connection was lost before the answer. */
public sealed class AriConnectionException extends AriException
    permits ApplicationReplacedException {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  /** Creates the exception; {@code outcome} says whether the request may have had an effect. */
  public AriConnectionException(String message, Outcome outcome, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /** Whether the request may have had an effect. */
  public Outcome outcome() {
    return outcome;
  }
}
