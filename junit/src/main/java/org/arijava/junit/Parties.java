/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

/**
 * People who call the application under test, be the Asterisk simulated or real. They hang up at
 * the end of the test. Thread-safe.
 */
public interface Parties {

  /** Lets somebody call an application; it rings until the application answers. */
  Party call(String application);
}
