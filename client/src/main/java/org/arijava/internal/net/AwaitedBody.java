/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

/** A stream that can be read without ever waiting for it. Thread-safe. */
public interface AwaitedBody {

  /** Whether the next read of its only reader will not wait: there is data, an end or a failure. */
  boolean isReadable();

  /** Calls the code once, on any thread, as soon as this is readable; it must not block. */
  void whenReadable(Runnable code);
}
