/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * A client on a run time. Immutable.
 *
 * @param client its name
 * @param platform the JDK's feature version as text, or the name of another run time
 * @param home the JDK's folder; empty for another run time
 */
record Contestant(String client, String platform, String home) {

  /** What the targets are about. */
  static final String TYPED = "ari-java";

  boolean isJava() {
    return !home.isEmpty();
  }

  boolean isTyped() {
    return client.equals(TYPED);
  }
}
