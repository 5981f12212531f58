/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 409: the object is in no state for that: a channel outside Stasis, an id in use. */
public final class ConflictException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  ConflictException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
