/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** 404: the object, or what the request names, does not exist. */
public final class NotFoundException extends AriResponseException {

  private static final long serialVersionUID = 1L;

  NotFoundException(String operation, int status, String reason, String body) {
    super(operation, status, reason, body);
  }
}
