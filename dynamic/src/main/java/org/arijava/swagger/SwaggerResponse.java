/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * One answer, whatever its status. Immutable.
 *
 * @param request what it answers: the method and the URL without its query
 * @param status the HTTP status
 * @param headers by name in lower case
 * @param body never to be changed; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record SwaggerResponse(
    String request, int status, Map<String, List<String>> headers, byte[] body) {

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * This answer.
   *
   * @throws SwaggerException when it is not a success, with the status and the body
   */
  public SwaggerResponse orThrow() {
    if (!isSuccess()) {
      throw new SwaggerException(request + ": " + status + " " + text(), null);
    }
    return this;
  }

  /** The body as text in UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body's JSON as maps, lists, texts, numbers and truth values; null for none and for null.
   *
   * @throws SwaggerException when the body is no JSON
   */
  public @Nullable Object json() {
    try {
      return body.length == 0 ? null : JsonTree.parse(text());
    } catch (IllegalArgumentException e) {
      throw new SwaggerException(request + ": the answer is " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return request + ": " + status + " (" + body.length + " bytes)";
  }
}
