/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.asterisk;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Somebody else's Asterisk, named by environment variables. Immutable. */
final class EnvironmentAsterisk implements AsteriskServer {
  private final URI url;
  private final String user;
  private final String password;
  private final int version;

  private EnvironmentAsterisk(URI url, String user, String password, int version) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.version = version;
  }

  static Optional<AsteriskServer> from(Map<String, String> environment) {
    var address = environment.getOrDefault("ARI_URL", "");
    if (address.isBlank()) {
      return Optional.empty();
    }
    var user = environment.get("ARI_USER");
    var password = environment.get("ARI_PASSWORD");
    if (user == null || password == null) {
      throw new AsteriskUnavailableException(
          "ARI_URL is set, but ARI_USER or ARI_PASSWORD is not: set all three, or none");
    }
    try {
      var url = URI.create(address.endsWith("/") ? address : address + "/");
      int version = new InfoRequest(url, user, password).majorVersion();
      return Optional.of(new EnvironmentAsterisk(url, user, password, version));
    } catch (IOException | IllegalArgumentException e) {
      throw new AsteriskUnavailableException(
          "The Asterisk that ARI_URL names cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public String logs() {
    return "";
  }

  @Override
  public String cli(String command) {
    throw notOurs();
  }

  @Override
  public void kill() {
    throw notOurs();
  }

  @Override
  public void restart() {
    throw notOurs();
  }

  @Override
  public long pid() {
    throw notOurs();
  }

  @Override
  public void close() {}

  private UnsupportedOperationException notOurs() {
    return new UnsupportedOperationException("The Asterisk at " + url + " is somebody else's");
  }

  @Override
  public String toString() {
    return "Asterisk " + version + " at " + url;
  }
}
