/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.async;

import java.util.concurrent.CompletableFuture;
import org.arijava.AriSession;

/** A session seen as futures, made by {@link AriSession#async()}. Thread-safe. */
public interface AsyncAriSession {

  /**
   * {@link AriSession#await()}, as a future: completes with the reason when the session is over.
   * Cancelling it leaves the session alone.
   */
  CompletableFuture<String> await();
}
