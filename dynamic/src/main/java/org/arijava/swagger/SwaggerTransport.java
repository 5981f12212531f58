/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.util.concurrent.CompletableFuture;

/**
 * Carries requests and opens WebSockets. Thread-safe. Never follows a redirection, which would
 * carry credentials elsewhere.
 */
public interface SwaggerTransport extends AutoCloseable {

  /**
   * Sends a request and gives its answer, whatever its status. The future fails with {@link
   * SwaggerException} when there is none; cancelling it gives the exchange up.
   */
  CompletableFuture<SwaggerResponse> send(SwaggerRequest request);

  /**
   * Opens a WebSocket. The future fails with {@link SwaggerException} when that cannot be.
   *
   * @param protocol the sub-protocol; empty for none
   */
  CompletableFuture<SwaggerSocket> open(
      SwaggerRequest request, String protocol, SwaggerSocket.Listener listener);

  /** Gives up what is under way and frees connections. Idempotent. */
  @Override
  void close();
}
