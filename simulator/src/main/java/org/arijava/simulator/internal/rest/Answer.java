/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.arijava.simulator.internal.world.Json;

/** The answer to a request. Immutable. */
public record Answer(
    int status, String reason, String contentType, byte[] body, Map<String, String> headers)
    implements Outcome {
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {};
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Unimplemented"),
          Map.entry(503, "Service Unavailable"));

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Asterisk's usual reason for a status. */
  public static String reason(int status) {
    return REASONS.getOrDefault(status, "");
  }

  static Answer ok(Object json) {
    return json(200, json);
  }

  static Answer json(int status, Object json) {
    return new Answer(status, reason(status), JSON, Json.write(json), Map.of());
  }

  /** 204. */
  static Answer done() {
    return empty(204);
  }

  /** 202, without a body. */
  static Answer accepted() {
    return empty(202);
  }

  static Answer created(String location, Object json) {
    return json(201, json).with("Location", location);
  }

  static Answer file(String contentType, byte[] content) {
    return new Answer(200, reason(200), contentType, content, Map.of());
  }

  /** An error in the form that ARI gives most of them. */
  public static Answer error(int status, String message) {
    return error(status, reason(status), message);
  }

  /** As {@link #error(int, String)}, with a reason of its own. */
  public static Answer error(int status, String reason, String message) {
    return new Answer(status, reason, JSON, Json.write(Map.of("message", message)), Map.of());
  }

  /** An answer that is only a status. */
  public static Answer empty(int status) {
    return empty(status, reason(status));
  }

  /** As {@link #empty(int)}, with a reason of its own. */
  public static Answer empty(int status, String reason) {
    return new Answer(status, reason, "", NOTHING, Map.of());
  }

  /** An error of the HTTP server itself, which is in HTML. */
  public static Answer html(int status) {
    return html(status, reason(status));
  }

  /** As {@link #html(int)}, with a text of its own. */
  public static Answer html(int status, String text) {
    return html(status, reason(status), text);
  }

  /** As {@link #html(int, String)}, with a reason of its own. */
  public static Answer html(int status, String reason, String text) {
    String title = status + " " + reason;
    String page =
        """
        <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\r
        <html><head>\r
        <title>%s</title>\r
        </head><body>\r
        <h1>%s</h1>\r
        <p>%s</p>\r
        <hr />\r
        <address>Asterisk</address>\r
        </body></html>\r
        """
            .formatted(title, reason, text);
    return new Answer(status, reason, "text/html", page.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** The error for somebody unknown. */
  public static Answer unauthorized(String challenge) {
    return error(401, "Authentication required").with("WWW-Authenticate", challenge);
  }

  /** The error of a channel that could not be made. */
  static Answer allocationFailed() {
    return new Answer(
        500, reason(500), JSON, Json.write(Map.of("error", "Allocation failed")), Map.of());
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, reason, contentType, body, more);
  }

  @Override
  public void then(Consumer<Answer> receiver) {
    receiver.accept(this);
  }
}
