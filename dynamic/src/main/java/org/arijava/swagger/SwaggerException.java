/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import org.jspecify.annotations.Nullable;

/** A description could not be loaded, is not valid, or its server could not be reached. */
public class SwaggerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was tried and why it failed. */
  public SwaggerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
