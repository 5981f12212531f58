/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Asterisk's HTTP server is. Immutable; its texts never hold credentials.
 *
 * @param tls whether the scheme is https
 * @param host a name or an IP address; an IPv6 one without its brackets
 * @param port as given, or the scheme's own
 * @param prefix of every path, without a slash at its end, without {@code /ari}; possibly empty
 */
public record Address(boolean tls, String host, int port, String prefix) {

  // URI.getHost() knows no names with an underscore, which containers often have
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?]|[^:\\[\\]]*)(?::(.*))?", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException when it is no address of a server; the message says why, and
   *     quotes nothing that may be secret
   */
  public static Address of(URI url) {
    String scheme = url.getScheme();
    if (scheme == null || url.isOpaque()) {
      throw new IllegalArgumentException(
          "the URL has no scheme: it must begin with http:// or https://");
    }
    boolean tls = scheme.equalsIgnoreCase("https");
    if (!tls && !scheme.equalsIgnoreCase("http")) {
      throw new IllegalArgumentException(
          "the URL's scheme is " + scheme + ", but must be http or https");
    }
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    if (authority.indexOf('@') >= 0 || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a URL without user, query and fragment is wanted; use credentials(user, password)");
    }
    Matcher parts = AUTHORITY.matcher(authority);
    String host = parts.matches() ? parts.group(1) : authority;
    if (host.isEmpty()) {
      throw new IllegalArgumentException("the URL names no host, as in http://localhost:8088/");
    }
    if (!host.startsWith("[") && !NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "the URL's host may hold letters, digits, dots, hyphens and underscores only");
    }
    String digits = parts.group(2);
    int port = digits == null || digits.isEmpty() ? defaultPort(tls) : port(digits);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String path = url.getRawPath() == null ? "" : URI.create(url.toASCIIString()).getRawPath();
    return new Address(tls, bare, port, path.replaceAll("/+$", "").replaceAll("/ari$", ""));
  }

  private static int port(String digits) {
    int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("the URL's port must be a number from 1 to 65535");
    }
    return port;
  }

  private static int defaultPort(boolean tls) {
    return tls ? 443 : 80;
  }

  /** The host and, unless it is the scheme's own, the port. */
  String authority() {
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == defaultPort(tls) ? bracketed : bracketed + ":" + port;
  }

  /** The URL in its usual form, with a slash at its end. */
  public URI url() {
    String scheme = tls ? "https" : "http";
    return URI.create(scheme + "://" + authority() + prefix + "/");
  }
}
