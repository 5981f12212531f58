/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

/** An operation that cannot be done. */
final class AriError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  AriError(int status, String message) {
    this(Answer.error(status, message));
  }

  AriError(int status, String reason, String message) {
    this(Answer.error(status, reason, message));
  }

  AriError(Answer answer) {
    super(answer.reason(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
