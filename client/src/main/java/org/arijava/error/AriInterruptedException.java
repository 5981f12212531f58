/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** The waiting thread was interrupted; its interrupt flag is set again. */
public final class AriInterruptedException extends AriException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public AriInterruptedException(String message, InterruptedException cause) {
    super(message, cause);
  }
}
