/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.net.URI;
import java.util.Optional;
import org.arijava.asterisk.AsteriskServer;
import org.arijava.simulator.AsteriskSimulator;
import org.junit.jupiter.api.Assumptions;

/**
 * The Asterisk of a test. Immutable.
 *
 * @param shared whether other tests use it afterwards
 * @param turn lets one test at a time use it
 */
record Server(
    AutoCloseable asterisk, URI url, String user, String password, boolean shared, Turn turn) {

  /* Those that a simulator has by itself. */
  private static final String USER = "hey";
  private static final String PASSWORD = "peekaboo";

  static Server simulated(AriTest wanted) {
    AsteriskSimulator asterisk =
        AsteriskSimulator.start(
            o ->
                o.version(wanted.simulated())
                    .time(wanted.time())
                    .user(USER, PASSWORD)
                    .dialplan(wanted.dialplan()));
    return new Server(asterisk, asterisk.url(), USER, PASSWORD, false, new Turn());
  }

  static Server real(AriTest wanted) {
    AsteriskServer asterisk =
        AsteriskServer.builder()
            .version(wanted.real())
            .dialplan(wanted.dialplan())
            .startIfAvailable()
            .orElseGet(
                () -> Assumptions.abort("Asterisk " + wanted.real() + " cannot be had here"));
    return new Server(
        asterisk, asterisk.url(), asterisk.user(), asterisk.password(), true, new Turn());
  }

  /** What runs, if it is of this type. */
  Optional<Object> as(Class<?> type) {
    return Optional.<Object>of(asterisk).filter(type::isInstance);
  }

  void close() {
    if (asterisk instanceof AsteriskSimulator simulator) {
      simulator.close();
    } else if (asterisk instanceof AsteriskServer server) {
      server.close();
    }
  }
}
