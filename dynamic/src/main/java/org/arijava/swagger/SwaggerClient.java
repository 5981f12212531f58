/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * Calls the operations of an API as its description in Swagger 1.1 or 1.2 has them. Thread-safe.
 *
 * <p>Values are checked against the description before anything is sent. Answers are given whatever
 * their status: {@link SwaggerResponse#orThrow()} insists on success.
 */
public final class SwaggerClient implements AutoCloseable {

  private final SwaggerDocs docs;
  private final SwaggerTransport transport;
  private final boolean ownTransport;
  private final List<Authenticator> authenticators;
  private final @Nullable URI base;
  private final Duration timeout;

  private SwaggerClient(SwaggerDocs docs, SwaggerTransport transport, Options options) {
    this.docs = docs;
    this.transport = transport;
    this.ownTransport = options.transport == null;
    this.authenticators = List.copyOf(options.loading.authenticators);
    this.base = options.loading.base;
    this.timeout = options.loading.timeout;
  }

  /** Loads the description at the URL and gives a client for it. */
  public static SwaggerClient connect(URI listing) {
    return connect(listing, o -> {});
  }

  /**
   * Loads the description at the URL and gives a client for it.
   *
   * @throws SwaggerException when the description cannot be had or is not valid
   */
  public static SwaggerClient connect(URI listing, Consumer<? super Options> options) {
    Options chosen = chosen(options);
    SwaggerTransport transport = transport(chosen);
    try {
      SwaggerLoader loader = new SwaggerLoader(transport, chosen.loading);
      return new SwaggerClient(loader.read(listing), transport, chosen);
    } catch (RuntimeException | Error e) {
      if (chosen.transport == null) {
        transport.close();
      }
      throw e;
    }
  }

  /** A client for a description that was loaded before; processors have no part in it. */
  public static SwaggerClient over(SwaggerDocs docs, Consumer<? super Options> options) {
    Options chosen = chosen(options);
    return new SwaggerClient(docs, transport(chosen), chosen);
  }

  private static Options chosen(Consumer<? super Options> options) {
    Options chosen = new Options();
    options.accept(chosen);
    return chosen;
  }

  private static SwaggerTransport transport(Options options) {
    return options.transport == null ? new HttpTransport() : options.transport;
  }

  /** The description. */
  public SwaggerDocs docs() {
    return docs;
  }

  /**
   * Calls the operation and waits for its answer.
   *
   * @param values by the names of the parameters; several values of one are an iterable or an array
   * @throws UnknownNameException when there is no such resource, operation or parameter
   * @throws IllegalArgumentException when a value is missing or not allowed
   * @throws SwaggerException when the server cannot be reached
   */
  public SwaggerResponse call(String resource, String operation, Map<String, ?> values) {
    return SwaggerLoader.joined(callAsync(resource, operation, values));
  }

  /** As {@link #call(String, String, Map)}, for an operation that needs no values. */
  public SwaggerResponse call(String resource, String operation) {
    return call(resource, operation, Map.of());
  }

  /**
   * As {@link #call(String, String, Map)}, with the values of the required parameters in their
   * order.
   */
  public SwaggerResponse call(String resource, String operation, Object first, Object... more) {
    List<Object> values = new ArrayList<>(List.of(first));
    values.addAll(List.of(more));
    return call(
        resource,
        operation,
        docs.resource(resource).operation(operation).named(Map.of(), values.toArray()));
  }

  /**
   * Calls the operation. What is wrong with the call is thrown at once; the future fails with
   * {@link SwaggerException}, and completes on a thread of the transport.
   */
  public CompletableFuture<SwaggerResponse> callAsync(
      String resource, String operation, Map<String, ?> values) {
    Resource home = docs.resource(resource);
    Operation called = home.operation(operation);
    if (called.isWebSocket()) {
      throw new IllegalArgumentException(called + ": opens a WebSocket; use open()");
    }
    return transport.send(request(home, called.check(values)));
  }

  /**
   * Opens the WebSocket of an operation and waits for the handshake.
   *
   * @throws IllegalArgumentException when the operation is none that opens a WebSocket, or as for
   *     {@link #call(String, String, Map)}
   * @throws SwaggerException when the handshake fails
   */
  public SwaggerSocket open(
      String resource, String operation, Map<String, ?> values, SwaggerSocket.Listener listener) {
    Resource home = docs.resource(resource);
    Operation called = home.operation(operation);
    if (!called.isWebSocket()) {
      throw new IllegalArgumentException(called + ": opens no WebSocket; use call()");
    }
    Arguments arguments = called.check(values);
    if (arguments.body().isPresent() || !arguments.form().isEmpty()) {
      throw new IllegalArgumentException(called + ": a WebSocket's handshake has no body");
    }
    return SwaggerLoader.joined(
        transport.open(request(home, arguments), called.webSocketProtocol().orElse(""), listener));
  }

  private SwaggerRequest request(Resource home, Arguments arguments) {
    Operation operation = arguments.operation();
    String root = Objects.requireNonNullElse(base, home.basePath()).toString();
    String scheme = operation.isWebSocket() ? root.replaceFirst("^http", "ws") : root;
    String query = arguments.encodedQuery();
    URI uri =
        URI.create(
            scheme.replaceFirst("/$", "")
                + arguments.encodedPath()
                + (query.isEmpty() ? "" : "?" + query));
    Map<String, String> headers = new LinkedHashMap<>();
    byte[] body = null;
    if (!operation.isWebSocket()) {
      headers.put("Accept", "application/json");
      if (arguments.body().isPresent()) {
        headers.put("Content-Type", "application/json");
        body = JsonTree.write(arguments.body().get());
      }
      if (!arguments.form().isEmpty()) {
        if (body != null) {
          throw new IllegalArgumentException(operation + ": has a body and a form at once");
        }
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        body = arguments.encodedForm().getBytes(StandardCharsets.UTF_8);
      }
    }
    headers.putAll(arguments.headers());
    SwaggerRequest request = new SwaggerRequest(operation.method(), uri, headers, body, timeout);
    for (Authenticator authenticator : authenticators) {
      request = authenticator.applied(request);
    }
    return request;
  }

  /** Frees its connections, unless the transport was given. Idempotent. */
  @Override
  public void close() {
    if (ownTransport) {
      transport.close();
    }
  }

  @Override
  public String toString() {
    return "SwaggerClient[" + docs + "]";
  }

  /** Collects options. Confined to the lambda it is given to. */
  public static final class Options {

    private final SwaggerLoader.Options loading = new SwaggerLoader.Options();
    private @Nullable SwaggerTransport transport;

    Options() {}

    /** Shows the description to one more processor, after those that were given before. */
    public Options processor(SwaggerProcessor processor) {
      loading.processor(processor);
      return this;
    }

    /** Credentials for requests to their server, of any kind; several may be given. */
    public Options authenticator(Authenticator authenticator) {
      loading.authenticator(authenticator);
      return this;
    }

    /** What carries the requests, and is the caller's to close; HTTP of the JDK by default. */
    public Options transport(SwaggerTransport carrier) {
      this.transport = carrier;
      return this;
    }

    /** Where the API is, whatever its description says: scheme, host, port and prefix. */
    public Options base(URI url) {
      loading.base(url);
      return this;
    }

    /** How long a request may take; 10 seconds by default. */
    public Options timeout(Duration time) {
      loading.timeout(time);
      return this;
    }
  }
}
