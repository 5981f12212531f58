/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */

/** Tests of ARI applications on a simulated or a real Asterisk. */
module org.arijava.junit {
  requires transitive org.arijava.asterisk;
  requires transitive org.arijava.client;
  requires transitive org.arijava.simulator;
  requires static org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires org.junit.platform.commons;

  exports org.arijava.junit;
}
