/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.arijava.simulator.AsteriskSimulator;
import org.arijava.simulator.Time;
import org.jspecify.annotations.Nullable;

/**
 * What contracts need of a server, real or simulated. Thread-safe.
 *
 * @param kind what it is
 * @param url the root of its HTTP server
 * @param user the name of a user who may do everything
 * @param password the password of the user
 * @param version the major version that it is or plays
 * @param clock lets time pass; null where it passes by itself
 * @param stop ends it
 */
record RunningServer(
    Server kind,
    URI url,
    String user,
    String password,
    int version,
    @Nullable Consumer<Duration> clock,
    Runnable stop)
    implements AutoCloseable {

  /** A private real Asterisk, where it can be had. */
  static Optional<RunningServer> asterisk(Server kind, int version, Setup setup) {
    return setup
        .asterisk(version)
        .startIfAvailable()
        .map(
            server ->
                new RunningServer(
                    kind,
                    server.url(),
                    server.user(),
                    server.password(),
                    server.version(),
                    null,
                    server::close));
  }

  /** A simulated Asterisk. */
  static RunningServer simulator(Server kind, int version, Setup setup) {
    AsteriskSimulator simulator =
        AsteriskSimulator.start(
            o -> {
              o.version(version);
              setup.configure(o);
            });
    setup.furnish(simulator);
    return new RunningServer(
        kind,
        simulator.url(),
        Setup.SIMULATOR_USER,
        Setup.SIMULATOR_USER,
        simulator.version(),
        setup.time() == Time.HELD ? simulator::advance : null,
        simulator::close);
  }

  @Override
  public void close() {
    stop.run();
  }
}
