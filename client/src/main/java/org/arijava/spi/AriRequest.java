/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One REST request, ready to send. Immutable.
 *
 * @param method the HTTP method
 * @param path the path below {@code /ari}, percent-encoded, as {@code /channels/17.42/play}
 * @param query the query, percent-encoded, without its question mark; empty for none
 * @param body the JSON body in UTF-8, never to be changed; null for none
 * @param timeout from the call to the end of the answer, however it trickles in; of a download to
 *     the end of the answer's head, and then for each pause of its body or of its reader
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record AriRequest(
    String method, String path, String query, byte @Nullable [] body, Duration timeout) {

  /** The method and the path, for messages: no query, which may hold a user's secrets. */
  public String operation() {
    return method + " " + path;
  }

  @Override
  public String toString() {
    return operation();
  }
}
