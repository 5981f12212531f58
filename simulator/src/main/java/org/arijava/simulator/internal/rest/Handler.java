/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

/** Does an operation, on the world's thread. */
@FunctionalInterface
interface Handler {
  /**
   * Does it.
   *
   * @throws AriError if it cannot be done
   */
  Outcome handle(Request request);
}
