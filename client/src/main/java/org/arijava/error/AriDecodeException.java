/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

import org.jspecify.annotations.Nullable;

/** Asterisk's answer, or an event, is not what ARI promises. */
public final class AriDecodeException extends AriException {

  private static final long serialVersionUID = 1L;

  private final String text;

  /** Creates the exception about the given text, which is kept whole. */
  public AriDecodeException(String message, String text, @Nullable Throwable cause) {
    super(message, cause);
    this.text = text;
  }

  /** The text that could not be read. */
  public String text() {
    return text;
  }
}
