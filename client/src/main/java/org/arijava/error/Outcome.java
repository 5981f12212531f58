/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.error;

/** What is known of a request that got no answer. */
public enum Outcome {
  /** The request never left, so Asterisk did not act on it. */
  NOT_SENT,
  /** The request, or part of it, left: Asterisk may or may not have acted on it. */
  UNKNOWN
}
