/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.net.URI;
import java.nio.ByteBuffer;
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

  private static final byte[] END = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] END_WITHOUT_BODY = "Content-Length: 0\r\n\r\n".getBytes(ISO_8859_1);

  private final Address address;
  private final String root;
  private final HttpHeaders identification;
  private final byte[] afterPath; // the version and the same headers, as they are sent
  private final @Nullable SSLContext ssl;
  private final boolean verifyHostname;

  private Target(Address address, NetworkOptions options) {
    this.address = address;
    this.root = address.prefix() + "/ari";
    this.ssl = address.tls() ? context(options) : null;
    this.verifyHostname = options.verifyHostname();
    byte[] credentials = (options.user() + ":" + options.password()).getBytes(UTF_8);
    String authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    this.identification =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.HOST, address.authority())
            .set(HttpHeaderNames.AUTHORIZATION, authorization);
    String headers = "Host: " + address.authority() + "\r\nAuthorization: " + authorization;
    this.afterPath = (" HTTP/1.1\r\n" + headers + "\r\n").getBytes(ISO_8859_1);
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

  boolean isEncrypted() {
    return ssl != null;
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

  /**
   * A request as it is sent.
   *
   * @throws IllegalArgumentException if its method, path or query holds what a request line cannot
   */
  ByteBuffer encode(AriRequest request) {
    String query = request.query();
    byte[] body = request.body();
    byte[] end = end(request.method(), body);
    int words = request.method().length() + 1 + root.length() + request.path().length();
    int length = words + 1 + query.length() + afterPath.length + end.length;
    ByteBuffer bytes = ByteBuffer.allocate(length + (body == null ? 0 : body.length));
    if (request.method().isEmpty()) {
      throw new IllegalArgumentException("no method");
    }
    put(bytes, request.method());
    put(bytes.put((byte) ' '), root);
    put(bytes, request.path());
    if (!query.isEmpty()) {
      put(bytes.put((byte) '?'), query);
    }
    bytes.put(afterPath).put(end);
    return (body == null ? bytes : bytes.put(body)).flip();
  }

  /** The headers of its kind, up to the body. */
  private static byte[] end(String method, byte @Nullable [] body) {
    if (body == null) {
      return method.equals("GET") ? END : END_WITHOUT_BODY;
    }
    String type = "Content-Type: application/json\r\n";
    return (type + "Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1);
  }

  /** Puts what must be visible ASCII, so that nothing of it ends the word or the line. */
  private static void put(ByteBuffer bytes, String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException("not properly encoded");
      }
      bytes.put((byte) c);
    }
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
