/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.Serial;

/** This machine cannot have the Asterisk that was asked for; the message says why. */
public final class AsteriskUnavailableException extends AsteriskServerException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates one that says {@code message}. */
  public AsteriskUnavailableException(String message) {
    super(message);
  }

  /** Creates one that says {@code message}, because of {@code cause}. */
  public AsteriskUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
