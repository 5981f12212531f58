/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.util.function.Consumer;

/** What an operation comes to: an answer now, or one later. */
public sealed interface Outcome permits Answer, Later {
  /** Gives the answer to somebody, now or when it is there. */
  void then(Consumer<Answer> receiver);
}
