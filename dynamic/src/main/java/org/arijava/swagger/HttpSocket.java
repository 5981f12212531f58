/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket of the JDK's HTTP client. Thread-safe; told of by one thread at a time. */
final class HttpSocket implements SwaggerSocket, WebSocket.Listener {

  private static final int LONGEST = 64 << 20;

  private final SwaggerSocket.Listener listener;
  private final Consumer<HttpSocket> ended;
  private final StringBuilder parts = new StringBuilder();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable WebSocket socket;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  HttpSocket(SwaggerSocket.Listener listener, Consumer<HttpSocket> ended) {
    this.listener = listener;
    this.ended = ended;
  }

  HttpSocket over(WebSocket opened) {
    socket = opened;
    if (over.get()) {
      opened.abort();
    }
    return this;
  }

  /** Nobody waits for it any more: it is closed if it is open, or once it opens. */
  void abandon() {
    over.set(true);
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    over(opened);
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (parts.length() + data.length() > LONGEST) {
      from.abort();
      end("a message is too long");
      return null;
    }
    parts.append(data);
    if (last) {
      String text = parts.toString();
      parts.setLength(0);
      listener.received(text);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(reason.isEmpty() ? "closed by the server with code " + code : reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end(failure.toString());
  }

  private void end(String reason) {
    if (over.compareAndSet(false, true)) {
      tell(reason);
    }
  }

  private void tell(String reason) {
    ended.accept(this);
    listener.closed(reason);
  }

  /** One text at a time: the JDK refuses a second before the first has left. */
  @Override
  public synchronized CompletableFuture<Void> send(String text) {
    WebSocket open = socket;
    if (open == null || over.get()) {
      return CompletableFuture.failedFuture(new SwaggerException("the WebSocket is closed", null));
    }
    CompletableFuture<Void> sent =
        sending
            .handle((done, failure) -> open)
            .thenCompose(s -> s.sendText(text, true))
            .thenAccept(s -> {});
    sending = sent;
    return sent;
  }

  @Override
  public void close() {
    if (over.compareAndSet(false, true)) { // before the server can answer
      WebSocket open = socket;
      if (open != null) {
        open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((s, failure) -> open.abort());
      }
      tell("closed by us");
    }
  }
}
