/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 412: the channel is in no state for that, not yet answered as a rule. */
public final class PreconditionFailedException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  PreconditionFailedException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
