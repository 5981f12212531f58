/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator.internal.net;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/**
 * Writes responses as Asterisk does: with a length of 0 where there can be no body, and with a body
 * even after a HEAD. Confined to its event loop.
 */
final class ResponseEncoder extends HttpResponseEncoder {

  @Override
  protected void sanitizeHeadersBeforeEncode(HttpResponse response, boolean isAlwaysEmpty) {}

  @Override
  protected boolean isContentAlwaysEmpty(HttpResponse response) {
    return false;
  }
}
