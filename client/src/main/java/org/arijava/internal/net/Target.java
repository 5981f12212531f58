/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/** The server, and how requests to it are spelled. Immutable; never prints its credentials. */
final class Target {

  private final String host;
  private final int port;
  private final String hostHeader;
  private final String authorization;
  private final String root;
  private final @Nullable SSLContext ssl;
  private final boolean verifyHostname;

  private Target(
      String host, int port, NetworkOptions options, String root, @Nullable SSLContext ssl) {
    this.host = host;
    this.port = port;
    this.root = root;
    this.ssl = ssl;
    this.verifyHostname = options.verifyHostname();
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    this.hostHeader = port == defaultPort(ssl != null) ? bracketed : bracketed + ":" + port;
    byte[] credentials = (options.user() + ":" + options.password()).getBytes(UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  static Target of(NetworkOptions options) {
    URI base = options.base();
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the address must start with http:// or https://");
    }
    String host = base.getHost();
    if (host == null) {
      throw new IllegalArgumentException("the address names no host");
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    boolean tls = scheme.equals("https");
    int port = base.getPort() < 0 ? defaultPort(tls) : base.getPort();
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    while (prefix.endsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    return new Target(host, port, options, prefix + "/ari", tls ? context(options) : null);
  }

  private static int defaultPort(boolean tls) {
    return tls ? 443 : 80;
  }

  private static SSLContext context(NetworkOptions options) {
    SSLContext given = options.ssl();
    if (given != null) {
      return given;
    }
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JVM has no default TLS context", e);
    }
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  /** A fresh TLS handler for one connection, or null when the server speaks plain HTTP. */
  @Nullable SslHandler tls() {
    if (ssl == null) {
      return null;
    }
    SSLEngine engine = ssl.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(verifyHostname ? "HTTPS" : null);
    if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    engine.setSSLParameters(parameters);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(0);
    handler.setCloseNotifyFlushTimeoutMillis(200);
    return handler;
  }

  FullHttpRequest encode(AriRequest request) {
    byte[] body = request.body();
    FullHttpRequest encoded =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            path(request.path(), request.query()),
            body == null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    HttpHeaders headers = encoded.headers();
    headers.set(identification());
    if (body != null) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    }
    if (body != null || !request.method().equals("GET")) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, body == null ? 0 : body.length);
    }
    return encoded;
  }

  /** The headers that every request carries. */
  HttpHeaders identification() {
    return new DefaultHttpHeaders()
        .set(HttpHeaderNames.HOST, hostHeader)
        .set(HttpHeaderNames.AUTHORIZATION, authorization);
  }

  /** The address of the events, in the form that Netty's handshaker asks for. */
  URI events(String query) {
    return URI.create(
        (ssl == null ? "ws://" : "wss://")
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + ":"
            + port
            + path("/events", query));
  }

  private String path(String path, String query) {
    return query.isEmpty() ? root + path : root + path + "?" + query;
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
