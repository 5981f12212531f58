/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/**
 * This Asterisk's own description has no such operation, or no such parameter of it; nothing was
 * sent. Thrown only where {@link org.arijava.AriOptions.Builder#checkSupport} asks for the check.
 */
public final class AriUnsupportedOperationException extends AriException {

  private static final long serialVersionUID = 1L;

  /** Says which operation of which Asterisk lacks what. */
  public AriUnsupportedOperationException(String message) {
    super(message, null);
  }
}
