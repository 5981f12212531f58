/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;

/** The upgrade to WebSocket version 13 as ARI wants it. Confined to the event loop. */
final class AriHandshaker extends WebSocketClientHandshaker13 {

  AriHandshaker(Target target, String query) {
    super(
        target.events(query),
        WebSocketVersion.V13,
        null,
        false,
        target.identification(),
        GrowingBytes.LIMIT,
        true,
        false,
        -1);
  }

  @Override
  protected FullHttpRequest newHandshakeRequest() {
    FullHttpRequest request = super.newHandshakeRequest();
    request.headers().remove(HttpHeaderNames.ORIGIN);
    return request;
  }

  @Override
  protected WebSocketFrameDecoder newWebsocketDecoder() {
    return new MessageDecoder();
  }
}
