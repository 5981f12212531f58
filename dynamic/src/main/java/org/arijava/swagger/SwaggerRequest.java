/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request, ready to send. Immutable; its text has neither query nor headers, which may hold
 * secrets.
 *
 * @param method the HTTP method
 * @param uri where to, of scheme http or https, or ws or wss for a WebSocket
 * @param headers by name, whose case does not count
 * @param body never to be changed; null for none
 * @param timeout from the call to the end of the answer or of the handshake
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record SwaggerRequest(
    String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Duration timeout) {

  /** Copies the headers; of several whose names differ in case alone, the last stays. */
  public SwaggerRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** The same with one more header, which replaces one of that name in whatever case. */
  public SwaggerRequest withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new SwaggerRequest(method, uri, more, body, timeout);
  }

  /** The same with one more pair, which is encoded already, at the end of the query. */
  public SwaggerRequest withQuery(String pair) {
    String base = uri.toString();
    String fragmentless = base.contains("#") ? base.substring(0, base.indexOf('#')) : base;
    URI more = URI.create(fragmentless + (fragmentless.contains("?") ? "&" : "?") + pair);
    return new SwaggerRequest(method, more, headers, body, timeout);
  }

  @Override
  public String toString() {
    String text = uri.toString();
    return method + " " + (text.contains("?") ? text.substring(0, text.indexOf('?')) : text);
  }
}
