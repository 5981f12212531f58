/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

import java.util.concurrent.atomic.AtomicBoolean;

/** The second for which some handlers block, where they shall. Thread-safe. */
final class Pause {

  /** One of so many calls is one that a handler blocks in. */
  private static final int BLOCK_EVERY = 100;

  private static final long MILLIS = 1_000;

  private static final AtomicBoolean WANTED = new AtomicBoolean();

  private Pause() {}

  static void want(boolean blocking) {
    WANTED.set(blocking);
  }

  /** Does for a second what a handler does that waits for a database, if it is that call's turn. */
  static void at(String channel) {
    if (WANTED.get() && Ids.number(channel) % BLOCK_EVERY == 0) {
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
