/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 400: a parameter is wrong or missing. */
public final class BadRequestException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  BadRequestException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
