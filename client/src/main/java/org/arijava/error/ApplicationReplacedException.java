/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/**
 * A session is over because another client connected with one of its applications. Asterisk sends
 * an application's events to its latest client only; the session does not fight for it.
 */
public final class ApplicationReplacedException extends AriConnectionException {

  private static final long serialVersionUID = 1L;

  private final String application;

  /** Creates the exception with the name of the application that was taken over. */
  public ApplicationReplacedException(String message, String application) {
    super(message, Outcome.UNKNOWN, null);
    this.application = application;
  }

  /** The name of the application that was taken over. */
  public String application() {
    return application;
  }
}
