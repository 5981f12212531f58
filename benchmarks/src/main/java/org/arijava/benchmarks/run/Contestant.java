/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * A client on a run time. Immutable.
 *
 * @param client its name; of another state of this library, with that of the state behind it
 * @param platform the JDK's feature version as text, or the name of another run time
 * @param home the JDK's folder; empty for another run time
 */
record Contestant(String client, String platform, String home) {

  /** What the targets are about. */
  static final String TYPED = "ari-java";

  /** What stands between this library's name and that of another state of it. */
  static final String OTHER = "@";

  boolean isJava() {
    return !home.isEmpty();
  }

  boolean isTyped() {
    return program().equals(TYPED);
  }

  /** What the client's program is told to be: its name, without that of another state of it. */
  String program() {
    return program(client);
  }

  /** The same of the name alone. */
  static String program(String client) {
    return client.replaceFirst(OTHER + ".*", "");
  }
}
