/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.ByteBuffer;
import org.arijava.error.AriException;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;

/** An exchange that keeps its answer until it is whole. Confined to the event loop. */
final class WholeExchange extends Exchange {

  private final Reply<AriResponse> future;
  private final GrowingBytes body = new GrowingBytes();
  private int status;
  private String reason = "";
  private String contentType = "";

  WholeExchange(
      AriRequest request,
      ByteBuffer encoded,
      EventLoop loop,
      Pool pool,
      Failures failures,
      Reply<AriResponse> future) {
    super(request, encoded, loop, pool, failures);
    this.future = future;
  }

  @Override
  void head(HttpResponse head, HttpConnection from) {
    status = head.status().code();
    reason = head.status().reasonPhrase();
    contentType = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
  }

  @Override
  void part(ByteBuf part) {
    if (!body.add(part)) {
      fail(failures.tooLarge(operation(), GrowingBytes.LIMIT));
    }
  }

  @Override
  void succeeded() {
    future.deliver(new AriResponse(status, reason, contentType, body.take()));
  }

  @Override
  void failed(AriException failure) {
    future.refuse(failure);
  }
}
