/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.net.URI;
import java.util.Optional;

/**
 * An Asterisk to talk to: a private one that this JVM runs, or one that the environment names.
 * Thread-safe.
 *
 * <pre>{@code
 * try (AsteriskServer asterisk = AsteriskServer.builder().version(22).start()) {
 *   URI url = asterisk.url();
 * }
 * }</pre>
 *
 * <p>A private one listens on 127.0.0.1 only and never outlives this JVM, not even when the JVM is
 * killed. Several may run at once.
 */
public sealed interface AsteriskServer extends AutoCloseable
    permits EnvironmentAsterisk, PrivateAsterisk {

  /** Describes a private Asterisk; {@link AsteriskServerBuilder#start()} runs it. */
  static AsteriskServerBuilder builder() {
    return new AsteriskServerBuilder();
  }

  /**
   * The running Asterisk that {@code ARI_URL}, {@code ARI_USER} and {@code ARI_PASSWORD} name, if
   * they are set. It is somebody else's: it cannot be killed, restarted or asked for its logs.
   *
   * @throws AsteriskUnavailableException if it does not answer, or not to these credentials
   */
  static Optional<AsteriskServer> fromEnvironment() {
    return EnvironmentAsterisk.from(System.getenv());
  }

  /**
   * Whether a private Asterisk of this major version is in the cache already, or this machine has
   * what it takes to fetch it. Fetches nothing; a network that is down shows only at the start.
   */
  static boolean available(int version) {
    return Provisioner.inUserCache(Release.of(version), line -> {}).obstacle().isEmpty();
  }

  /** The root of its HTTP server, such as {@code http://127.0.0.1:8088/}. */
  URI url();

  /** The ARI user who may do everything. */
  String user();

  /** The password of {@link #user()}. */
  String password();

  /** The major version, such as 22. */
  int version();

  /** What it has logged since its first start; empty once closed, and for somebody else's. */
  String logs();

  /**
   * Runs a command on its console, such as {@code core show channels}, and returns what it printed.
   *
   * @throws AsteriskServerException if it is not running
   * @throws UnsupportedOperationException if it is somebody else's
   */
  String cli(String command);

  /**
   * Kills it as a crash would, and returns once it is gone. Does nothing if it is not running.
   *
   * @throws UnsupportedOperationException if it is somebody else's
   */
  void kill();

  /**
   * Kills it if it runs, and starts it again with the same ports, configuration and database.
   *
   * @throws AsteriskServerException if it does not come up, or is closed
   * @throws UnsupportedOperationException if it is somebody else's
   */
  void restart();

  /**
   * The id of its process, which may be gone by now.
   *
   * @throws UnsupportedOperationException if it is somebody else's
   */
  long pid();

  /** Kills it and deletes its files. Does nothing the second time, and to somebody else's. */
  @Override
  void close();
}
