/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.spi;

import java.nio.charset.StandardCharsets;

/**
 * One answer, whatever its status. Immutable.
 *
 * @param status the HTTP status
 * @param reasonPhrase the text beside the status, possibly empty
 * @param contentType the media type, possibly empty
 * @param body the whole body, never to be changed; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record AriResponse(int status, String reasonPhrase, String contentType, byte[] body) {

  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The body as text. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return status + " " + reasonPhrase + " (" + body.length + " bytes of " + contentType + ")";
  }
}
