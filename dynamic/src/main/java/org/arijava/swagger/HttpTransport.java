/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The transport over the JDK's own HTTP client. Thread-safe. */
final class HttpTransport implements SwaggerTransport {

  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private final HttpClient http;
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private final Set<HttpSocket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HttpTransport() {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public CompletableFuture<SwaggerResponse> send(SwaggerRequest request) {
    HttpRequest.Builder builder;
    try {
      checkHeaders(request);
      builder =
          HttpRequest.newBuilder(request.uri())
              .timeout(request.timeout())
              .method(
                  request.method(),
                  request.body() == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(request.body()));
      request.headers().forEach(builder::header);
    } catch (SwaggerException e) {
      return CompletableFuture.failedFuture(e);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(failed(request.toString(), e));
    }
    return tracked(
        request.toString(),
        http.sendAsync(builder.build(), BodyHandlers.ofByteArray()),
        answer -> response(request.toString(), answer));
  }

  /** Refuses headers before the JDK does, which would tell a value that may be a secret. */
  private static void checkHeaders(SwaggerRequest request) {
    request
        .headers()
        .forEach(
            (name, value) -> {
              try {
                HttpRequest.newBuilder().header(name, value);
              } catch (IllegalArgumentException e) {
                throw new SwaggerException(request + ": cannot send the header " + name, null);
              }
            });
  }

  private static SwaggerResponse response(String request, HttpResponse<byte[]> answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new SwaggerResponse(request, answer.statusCode(), headers, answer.body());
  }

  @Override
  public CompletableFuture<SwaggerSocket> open(
      SwaggerRequest request, String protocol, SwaggerSocket.Listener listener) {
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(request.timeout());
    try {
      checkHeaders(request);
      if (!protocol.isEmpty()) {
        builder.subprotocols(protocol);
      }
      request.headers().forEach(builder::header);
    } catch (SwaggerException e) {
      return CompletableFuture.failedFuture(e);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(failed(request.toString(), e));
    }
    HttpSocket socket = new HttpSocket(listener, sockets::remove);
    sockets.add(socket);
    CompletableFuture<SwaggerSocket> opening =
        tracked(
            request.toString(), builder.buildAsync(request.uri(), socket), ws -> socket.over(ws));
    opening.whenComplete(
        (opened, failure) -> {
          if (failure != null) {
            sockets.remove(socket);
            socket.abandon();
          }
        });
    return opening;
  }

  /** A future that fails in our words, and whose early end or whose closing ends the original. */
  private <A, B> CompletableFuture<B> tracked(
      String what, CompletableFuture<A> original, java.util.function.Function<A, B> mapping) {
    CompletableFuture<B> result = new CompletableFuture<>();
    underWay.add(original);
    original.whenComplete(
        (value, failure) -> {
          underWay.remove(original);
          if (failure != null) {
            result.completeExceptionally(failed(what, failure));
          } else {
            result.complete(mapping.apply(value));
          }
        });
    result.whenComplete((value, failure) -> original.cancel(true)); // if it was ended early
    if (closed) {
      original.cancel(true);
    }
    return result;
  }

  private static SwaggerException failed(String what, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new SwaggerException(what + ": " + cause, cause);
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(future -> future.cancel(true));
    sockets.forEach(HttpSocket::close);
    if ((Object) http instanceof AutoCloseable closeable) { // it is one from JDK 21 on
      Thread closer = new Thread(() -> closeNow(closeable), "swagger-close");
      closer.setDaemon(true); // it waits for callbacks, of which this may be one
      closer.start();
    }
  }

  private static void closeNow(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new SwaggerException("the HTTP client did not close", e);
    }
  }
}
