/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.Serial;

/** What went wrong with a private Asterisk, with the end of its own output where there is any. */
public class AsteriskServerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates one that says {@code message}. */
  public AsteriskServerException(String message) {
    super(message);
  }

  /** Creates one that says {@code message}, because of {@code cause}. */
  public AsteriskServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
