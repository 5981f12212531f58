/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 5xx: asterisk failed to carry out the request. */
public final class ServerException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  ServerException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
