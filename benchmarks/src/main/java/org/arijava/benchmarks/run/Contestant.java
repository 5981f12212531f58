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

  private static final String OTHER = "@";

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

  static String program(String client) {
    return client.replaceFirst(OTHER + ".*", "");
  }

  /** The name of that state; empty for the one that is measured. */
  String state() {
    return client.substring(Math.min(client.length(), program().length() + OTHER.length()));
  }

  /** This library in another state, which has a name of its own. */
  Contestant other(String name) {
    return new Contestant(client + OTHER + name, platform, home);
  }
}
