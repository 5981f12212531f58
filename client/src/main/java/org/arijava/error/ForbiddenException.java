/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 403: this user may not do that, or Asterisk refuses it to all. */
public final class ForbiddenException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  ForbiddenException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
