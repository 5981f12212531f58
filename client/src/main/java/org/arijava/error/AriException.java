/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that this library throws when Asterisk or the way to it fails. The message says
 * what was tried, on which object, and why it failed, in Asterisk's own words where it gave any.
 */
public abstract sealed class AriException extends RuntimeException
    permits AriConnectionException,
        AriDecodeException,
        AriInterruptedException,
        AriResponseException,
        AriTimeoutException,
        AriUnsupportedOperationException,
        ObjectGoneException {

  private static final long serialVersionUID = 1L;

  AriException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
