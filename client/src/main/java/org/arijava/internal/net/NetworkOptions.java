/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What the network needs to know. Immutable.
 *
 * @param base scheme, host, port and prefix, as {@code http://127.0.0.1:8088/}; no {@code /ari}
 * @param connectTimeout for TCP and TLS together
 * @param maxConnections at most this many HTTP connections at once
 * @param ssl for https; null for the JVM's default
 * @param verifyHostname whether the server's certificate must name the host
 * @param pingInterval between two pings on a stream of events, which is given up when nothing at
 *     all was heard for two of them
 */
public record NetworkOptions(
    URI base,
    String user,
    String password,
    Duration connectTimeout,
    int maxConnections,
    @Nullable SSLContext ssl,
    boolean verifyHostname,
    Duration pingInterval) {

  /** How often a stream of events pings unless told otherwise. */
  public static final Duration PING_INTERVAL = Duration.ofSeconds(15);

  /** Options with the usual interval of pings. */
  public NetworkOptions(
      URI base,
      String user,
      String password,
      Duration connectTimeout,
      int maxConnections,
      @Nullable SSLContext ssl,
      boolean verifyHostname) {
    this(base, user, password, connectTimeout, maxConnections, ssl, verifyHostname, PING_INTERVAL);
  }

  /** Names the server only: the rest of the address may hold a user's secrets. */
  @Override
  public String toString() {
    return "NetworkOptions[" + Address.of(base).authority() + "]";
  }
}
