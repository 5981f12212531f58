/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/** The server, and how requests to it are spelled. Immutable; never prints its credentials. */
final class Target {

  private final Address address;
  private final String root;
  // shared by all requests of their kind; not changed once made
  private final HttpHeaders identification;
  private final HttpHeaders bodiless;
  private final @Nullable SSLContext ssl;
  private final boolean verifyHostname;

  private Target(Address address, NetworkOptions options) {
    this.address = address;
    this.root = address.prefix() + "/ari";
    this.ssl = address.tls() ? context(options) : null;
    this.verifyHostname = options.verifyHostname();
    byte[] credentials = (options.user() + ":" + options.password()).getBytes(UTF_8);
    String authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.HOST, address.authority())
            .set(HttpHeaderNames.AUTHORIZATION, authorization);
    this.identification = headers;
    this.bodiless = headers.copy().set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
  }

  static Target of(NetworkOptions options) {
    return new Target(Address.of(options.base()), options);
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
    return address.host();
  }

  int port() {
    return address.port();
  }

  /** A fresh TLS handler for one connection, or null when the server speaks plain HTTP. */
  @Nullable SslHandler tls() {
    if (ssl == null) {
      return null;
    }
    SSLEngine engine = ssl.createSSLEngine(host(), port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(verifyHostname ? "HTTPS" : null);
    if (!NetUtil.isValidIpV4Address(host()) && !NetUtil.isValidIpV6Address(host())) {
      parameters.setServerNames(serverNames());
    }
    engine.setSSLParameters(parameters);
    SslHandler handler = new SslHandler(engine);
    handler.setHandshakeTimeoutMillis(0);
    handler.setCloseNotifyFlushTimeoutMillis(200);
    return handler;
  }

  /** The host's name for the server to choose its certificate by. */
  private List<SNIServerName> serverNames() {
    try {
      return List.of(new SNIHostName(host()));
    } catch (IllegalArgumentException e) {
      if (verifyHostname) {
        throw e; // no certificate can name such a host
      }
      return List.of();
    }
  }

  FullHttpRequest encode(AriRequest request) {
    byte[] body = request.body();
    return new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1,
        HttpMethod.valueOf(request.method()),
        path(request.path(), request.query()),
        body == null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body),
        headers(request.method(), body),
        EmptyHttpHeaders.INSTANCE);
  }

  private HttpHeaders headers(String method, byte @Nullable [] body) {
    if (body == null) {
      return method.equals("GET") ? identification : bodiless;
    }
    return identification
        .copy()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
  }

  /** The headers that every request carries; not to be changed. */
  HttpHeaders identification() {
    return identification;
  }

  /**
   * The address of the events, in the form that Netty's handshaker asks for. It uses the path only,
   * and fails on hosts that {@link URI#getHost()} does not know.
   */
  URI events(String query) {
    return URI.create((ssl == null ? "ws" : "wss") + "://asterisk" + path("/events", query));
  }

  private String path(String path, String query) {
    return query.isEmpty() ? root + path : root + path + "?" + query;
  }

  @Override
  public String toString() {
    return host().indexOf(':') >= 0 ? "[" + host() + "]:" + port() : host() + ":" + port();
  }
}
