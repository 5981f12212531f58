/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may use ARI. Immutable. */
final class Users {
  /** What ARI asks those whom it does not know. */
  static final String CHALLENGE = "Basic realm=\"Asterisk REST Interface\"";

  private final Map<String, User> byName;

  /** A user of ARI. */
  record User(String name, String password, boolean readOnly) {
    @Override
    public String toString() {
      return name;
    }
  }

  Users(Map<String, User> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** Who asks: the header counts, and a key in the query or form only where there is none. */
  @Nullable User find(HttpHeaders headers, Map<String, String> query, Map<String, String> form) {
    String header = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (header != null) {
      return header.toLowerCase(Locale.ROOT).startsWith("basic ")
          ? find(decoded(header.substring("basic ".length()).strip()))
          : null;
    }
    String key = query.getOrDefault("api_key", form.get("api_key"));
    return key == null ? null : find(key);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private @Nullable User find(String nameAndPassword) {
    int colon = nameAndPassword.indexOf(':');
    User user = colon < 0 ? null : byName.get(nameAndPassword.substring(0, colon));
    return user != null && user.password().equals(nameAndPassword.substring(colon + 1))
        ? user
        : null;
  }
}
