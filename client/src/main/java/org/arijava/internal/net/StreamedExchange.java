/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.jspecify.annotations.Nullable;

/** An exchange whose answer is read as it arrives. Confined to the event loop. */
final class StreamedExchange extends Exchange {

  private final Reply<AriDownload> future;
  private final EventLoop loop;
  private final GrowingBytes refusal = new GrowingBytes();
  private @Nullable DownloadBody body;
  private @Nullable HttpConnection connection;
  private @Nullable ScheduledFuture<?> patience;
  private int status;
  private String reason = "";
  private String contentType = "";

  StreamedExchange(
      AriRequest request,
      ByteBuffer encoded,
      EventLoop loop,
      Pool pool,
      Failures failures,
      Reply<AriDownload> future) {
    super(request, encoded, loop, pool, failures);
    this.future = future;
    this.loop = loop;
  }

  @Override
  void head(HttpResponse head, HttpConnection from) {
    status = head.status().code();
    reason = head.status().reasonPhrase();
    contentType = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    if (status >= 200 && status < 300) {
      stopWatch();
      from.pause();
      connection = from;
      body =
          new DownloadBody(
              request().timeout(),
              () -> failures.stalled(operation(), request().timeout()),
              () -> tell(this::resume),
              () -> tell(this::cancel));
      watchReader(Deadlines.nanos(request().timeout()));
      AriDownload download =
          new AriDownload(contentType, HttpUtil.getContentLength(head, -1L), body);
      if (!future.deliver(download)) {
        cancel();
      }
    }
  }

  @Override
  void part(ByteBuf part) {
    if (body != null) {
      body.offer(part);
    } else if (!refusal.add(part)) {
      fail(failures.tooLarge(operation(), GrowingBytes.LIMIT));
    }
  }

  @Override
  boolean wantsMore() {
    return body == null || body.wantsMore();
  }

  @Override
  void succeeded() {
    if (body != null) {
      stopWatchingReader();
      body.end();
      return;
    }
    byte[] bytes = refusal.take();
    String words = ErrorText.of(new AriResponse(status, reason, contentType, bytes));
    future.refuse(AriResponseException.of(operation(), status, words, new String(bytes, UTF_8)));
  }

  @Override
  void failed(AriException failure) {
    if (body != null) {
      stopWatchingReader();
      body.fail(failure);
    } else {
      future.refuse(failure);
    }
  }

  /** Looks after a while whether anybody reads, so that no connection is held for nobody. */
  private void watchReader(long nanos) {
    patience = loop.schedule(this::lookForReader, nanos, TimeUnit.NANOSECONDS);
  }

  private void lookForReader() {
    if (body == null) {
      return;
    }
    long left = Deadlines.nanos(request().timeout()) - body.unreadNanos();
    if (left > 0) {
      watchReader(left);
    } else {
      body.forsake(
          body.isAwaited()
              ? failures.stalled(operation(), request().timeout())
              : failures.unread(operation(), request().timeout()));
      cancel();
    }
  }

  private void stopWatchingReader() {
    if (patience != null) {
      patience.cancel(false);
    }
  }

  private void tell(Runnable task) {
    if (!loop.isShuttingDown()) {
      loop.execute(task);
    }
  }

  private void resume() {
    if (connection != null) {
      connection.resume(this);
    }
  }
}
