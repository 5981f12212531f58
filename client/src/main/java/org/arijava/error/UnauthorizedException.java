/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 401: the user or the password is wrong. */
public final class UnauthorizedException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
