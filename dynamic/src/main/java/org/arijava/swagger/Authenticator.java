/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.arijava.swagger.internal.Percent;

/**
 * Credentials for one server: for requests of its scheme to its host and port, and for no others.
 * {@code ws} counts as {@code http}, {@code wss} as {@code https}. Immutable; its text has no
 * secret.
 */
public final class Authenticator {

  private final String origin;
  private final UnaryOperator<SwaggerRequest> apply;

  private Authenticator(URI server, UnaryOperator<SwaggerRequest> apply) {
    this.origin = origin(server);
    this.apply = apply;
  }

  /**
   * A user and a password, in the {@code Authorization} header.
   *
   * @param server of whose URL the scheme, the host and the port count
   */
  public static Authenticator basic(URI server, String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("the user's name holds a colon, which no request can");
    }
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return new Authenticator(
        server, request -> request.withHeader("Authorization", "Basic " + credentials));
  }

  /** A key, in the query under the name. */
  public static Authenticator apiKey(URI server, String name, String key) {
    String pair = Percent.encoded(name) + "=" + Percent.encoded(key);
    return new Authenticator(server, request -> request.withQuery(pair));
  }

  /** A key, in a header of that name. */
  public static Authenticator apiKeyHeader(URI server, String name, String key) {
    return new Authenticator(server, request -> request.withHeader(name, key));
  }

  /** The request with the credentials if it goes to their server, as it is otherwise. */
  SwaggerRequest applied(SwaggerRequest request) {
    return matches(request.uri()) ? apply.apply(request) : request;
  }

  /** Whether the credentials are for that place. */
  public boolean matches(URI uri) {
    return uri.getHost() != null && origin(uri).equals(origin);
  }

  private static String origin(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException("a server's URL has a scheme and a host");
    }
    String scheme =
        switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
          case "ws" -> "http";
          case "wss" -> "https";
          default -> uri.getScheme().toLowerCase(Locale.ROOT);
        };
    int usual = scheme.equals("https") ? 443 : 80;
    return scheme
        + "://"
        + uri.getHost().toLowerCase(Locale.ROOT)
        + ":"
        + (uri.getPort() < 0 ? usual : uri.getPort());
  }

  @Override
  public String toString() {
    return "credentials for " + origin;
  }
}
