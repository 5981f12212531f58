/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.concurrent.CompletableFuture;

/** An open WebSocket. Thread-safe. */
public interface SwaggerSocket extends AutoCloseable {

  /** Sends a text; the future completes when it has left. */
  CompletableFuture<Void> send(String text);

  /** Closes it; its listener is told. Does not wait; idempotent. */
  @Override
  void close();

  /** What a WebSocket tells, one call at a time. Must not block. */
  interface Listener {

    /** A whole text message arrived. */
    void received(String text);

    /** It ended: nothing follows. */
    default void closed(String reason) {}
  }
}
