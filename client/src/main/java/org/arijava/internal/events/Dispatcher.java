/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

/** Where messages wait for their handlers. Thread-safe; never blocks the one who adds. */
public interface Dispatcher extends AutoCloseable {

  /** Adds work that is to be done after all that was added before. */
  void add(Runnable work, Runnable dropped);

  /** Stops when the work under way is done; what waits is discarded. Idempotent. */
  @Override
  void close();
}
