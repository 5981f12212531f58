/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.arijava.simulator.internal.rest.Answer;
import org.arijava.simulator.internal.rest.Call;
import org.arijava.simulator.internal.rest.Decoding;
import org.arijava.simulator.internal.rest.Outcome;
import org.jspecify.annotations.Nullable;

/** A request over HTTP, whole. Immutable. */
record Exchange(
    String method,
    String path,
    String rawQuery,
    HttpHeaders headers,
    boolean keepAlive,
    byte[] body) {
  private static final String ARI = "/ari/";
  private static final String FORM = "application/x-www-form-urlencoded";

  static Exchange of(HttpRequest request, byte[] body) {
    String target = request.uri();
    int question = target.indexOf('?');
    return new Exchange(
        /* As Asterisk, which does not mind the case. */
        request.method().name().toUpperCase(Locale.ROOT),
        question < 0 ? target : target.substring(0, question),
        question < 0 ? "" : target.substring(question + 1),
        request.headers().copy(),
        /* Asterisk keeps connections of HTTP/1.0 open too. */
        !headerIs(request.headers(), HttpHeaderNames.CONNECTION, "close"),
        body);
  }

  private static boolean headerIs(HttpHeaders headers, CharSequence name, String value) {
    return headers.containsValue(name, value, true);
  }

  Map<String, String> query() {
    return Decoding.form(rawQuery);
  }

  String header(CharSequence name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  boolean isUpgrade() {
    return headerIs(headers, HttpHeaderNames.UPGRADE, "websocket");
  }

  /** Whether it is for the WebSocket of events. */
  boolean isEvents() {
    return isAri() && resource().equals("events") && method.equals("GET");
  }

  boolean isAri() {
    return (path + "/").regionMatches(true, 0, ARI, 0, ARI.length());
  }

  /** The path below {@code /ari/}. */
  private String resource() {
    return path.substring(Math.min(path.length(), ARI.length()));
  }

  Map<String, String> form() {
    return header(HttpHeaderNames.CONTENT_TYPE).toLowerCase(Locale.ROOT).startsWith(FORM)
        ? Decoding.form(new String(body, StandardCharsets.UTF_8))
        : Map.of();
  }

  Call call() {
    return new Call(
        method,
        resource(),
        query(),
        Map.of(),
        header(HttpHeaderNames.CONTENT_TYPE),
        body,
        header(HttpHeaderNames.HOST),
        false);
  }

  /** The answer that needs no world: of somebody unknown, or to somebody who may only read. */
  static @Nullable Outcome refusal(Users.@Nullable User user, String method) {
    if (user == null) {
      return Answer.unauthorized(Users.CHALLENGE);
    }
    boolean reads = method.equals("GET") || method.equals("OPTIONS");
    return user.readOnly() && !reads ? Answer.error(403, "Write access denied") : null;
  }
}
