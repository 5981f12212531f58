/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Lets one test at a time use an Asterisk, also where JUnit runs tests in parallel: what they leave
 * behind could not be told apart otherwise. Thread-safe.
 */
final class Turn {

  private final Semaphore free = new Semaphore(1, true);

  /** Waits until no other test has it. */
  void begin() {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExtensionConfigurationException("Interrupted while other tests used Asterisk", e);
    }
  }

  void end() {
    free.release();
  }
}
