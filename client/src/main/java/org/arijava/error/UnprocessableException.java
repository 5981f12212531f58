/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 422: asterisk understood the request and cannot carry it out. */
public final class UnprocessableException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  UnprocessableException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
