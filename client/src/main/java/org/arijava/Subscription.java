/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

/**
 * A registered handler. Thread-safe.
 *
 * <p>It ends when it is closed, when the object it listens to has ended, or with the client.
 */
public interface Subscription extends AutoCloseable {

  /**
   * Ends it: the handler is not called again, not even for an event that is being delivered now. A
   * call under way is not waited for. Idempotent.
   */
  @Override
  void close();

  /** Whether the handler may still be called. */
  boolean isActive();
}
