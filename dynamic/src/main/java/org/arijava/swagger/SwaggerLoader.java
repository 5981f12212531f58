/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.swagger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.arijava.swagger.SwaggerValidationException.Problem;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * Loads descriptions in Swagger 1.1 and 1.2, from a URL, from files or from JSON that is parsed
 * already, validates them, and shows them to processors. Immutable, thread-safe; it has no
 * connections of its own.
 */
public final class SwaggerLoader {

  private final SwaggerTransport transport;
  private final List<SwaggerProcessor> processors;
  private final List<Authenticator> authenticators;
  private final @Nullable URI base;
  private final Duration timeout;

  SwaggerLoader(SwaggerTransport transport, Options options) {
    this.transport = transport;
    this.processors = List.copyOf(options.processors);
    this.authenticators = List.copyOf(options.authenticators);
    this.base = options.base;
    this.timeout = options.timeout;
  }

  /** A loader that fetches through the transport, which remains the caller's to close. */
  public static SwaggerLoader over(SwaggerTransport transport, Consumer<? super Options> options) {
    Options chosen = new Options();
    options.accept(chosen);
    return new SwaggerLoader(transport, chosen);
  }

  /**
   * Loads the listing at the URL and, at the same time, all declarations that it names.
   *
   * @param listing of scheme http, https or file
   * @throws SwaggerException when a document cannot be had or is no JSON object
   * @throws SwaggerValidationException when something is wrong with the description
   */
  public static SwaggerDocs load(URI listing) {
    try (HttpTransport transport = new HttpTransport()) {
      return over(transport, o -> {}).read(listing);
    }
  }

  /** Loads the listing in the file and the declarations beside it, as {@link #load(URI)} does. */
  public static SwaggerDocs load(Path listing) {
    return load(listing.toUri());
  }

  /**
   * Makes a description of a listing that has its declarations within itself, each in its entry
   * under {@code api_declaration}.
   *
   * @throws SwaggerValidationException when something is wrong with the description
   */
  public static SwaggerDocs load(Map<String, ?> listing) {
    Options none = new Options();
    return done(copied(listing), URI.create("listing"), none.processors);
  }

  /** As {@link #load(Map)}, with the processors. */
  public static SwaggerDocs load(Map<String, ?> listing, SwaggerProcessor... processors) {
    return done(copied(listing), URI.create("listing"), List.of(processors));
  }

  /** As {@link #load(URI)}, through this loader's transport and with its options. */
  public SwaggerDocs read(URI location) {
    Map<String, Object> listing = joined(fetch(location));
    listing.put(SwaggerDocs.URL, location.toString());
    Map<Map<String, Object>, CompletableFuture<Map<String, Object>>> fetches =
        new java.util.IdentityHashMap<>();
    List<?> apis = listing.get("apis") instanceof List<?> list ? list : List.of();
    for (int i = 0; i < apis.size(); i++) {
      if (!(apis.get(i) instanceof Map<?, ?> map) || !(map.get("path") instanceof String path)) {
        continue; // validation tells
      }
      Map<String, Object> entry = entry(map);
      URI from = declaration(location, listing, path, "apis[" + i + "]");
      fetches.put(
          entry,
          fetch(from)
              .thenApply(
                  declaration -> {
                    declaration.put(SwaggerDocs.URL, from.toString());
                    return declaration;
                  }));
    }
    fetches.forEach((entry, fetched) -> entry.put(SwaggerDocs.DECLARATION, joined(fetched)));
    return done(listing, location, processors);
  }

  private static SwaggerDocs done(
      Map<String, Object> listing, URI location, List<SwaggerProcessor> processors) {
    SwaggerDocs docs = SwaggerDocs.of(listing, location);
    for (SwaggerProcessor processor : processors) {
      new ProcessorWalk(processor).listing(listing);
    }
    return processors.isEmpty() ? docs : SwaggerDocs.of(listing, location);
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private static Map<String, Object> entry(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  /** Where the declaration is: below the base path in 1.1, below the listing itself in 1.2. */
  private URI declaration(URI location, Map<String, Object> listing, String path, String step) {
    if (!path.startsWith("/")) {
      throw invalid(location, step, "path does not begin with a slash: " + path);
    }
    String file = path.replace("{format}", "json");
    if ("file".equals(location.getScheme())) {
      return file(Path.of(location.resolve(".")), file).toUri();
    }
    boolean below = SwaggerDocs.V1_2.equals(listing.get("swaggerVersion"));
    URI from;
    if (base != null) {
      from = base;
    } else if (!below && listing.get("basePath") instanceof String basePath) {
      from = resolved(location, basePath);
    } else {
      from = location;
    }
    String start = from.toString();
    int query = start.indexOf('?');
    try {
      return URI.create(
          (query < 0 ? start : start.substring(0, query)).replaceFirst("/$", "") + file);
    } catch (IllegalArgumentException e) {
      throw invalid(location, step, "path cannot stand in a URL: " + path);
    }
  }

  /** The base path of a listing that came from a server: it never leads to files of ours. */
  private static URI resolved(URI location, String basePath) {
    URI from;
    try {
      from = location.resolve(basePath);
    } catch (IllegalArgumentException e) {
      throw invalid(location, "", "basePath is not a URL");
    }
    if ("file".equalsIgnoreCase(from.getScheme())) {
      throw invalid(location, "", "basePath leads to a file: " + basePath);
    }
    return from;
  }

  private static SwaggerValidationException invalid(URI document, String path, String message) {
    return new SwaggerValidationException(List.of(new Problem(document.toString(), path, message)));
  }

  /** The file of that path below the folder, or of its name in it, with an extension or without. */
  private static Path file(Path folder, String path) {
    Path beside = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
    return List.of(Path.of(folder + path), Path.of(folder + path + ".json"), beside).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseGet(
            () -> Files.exists(Path.of(beside + ".json")) ? Path.of(beside + ".json") : beside);
  }

  private CompletableFuture<Map<String, Object>> fetch(URI location) {
    if ("file".equals(location.getScheme())) {
      try {
        return CompletableFuture.completedFuture(
            object(location, Files.readString(Path.of(location))));
      } catch (IOException e) {
        throw new SwaggerException("cannot read " + location + ": " + e, e);
      }
    }
    SwaggerRequest request =
        new SwaggerRequest("GET", location, Map.of("Accept", "application/json"), null, timeout);
    for (Authenticator authenticator : authenticators) {
      request = authenticator.applied(request);
    }
    return transport.send(request).thenApply(answer -> object(location, answer.orThrow().text()));
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private static Map<String, Object> object(URI location, String text) {
    Object value;
    try {
      value = JsonTree.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SwaggerException(location + ": " + e.getMessage(), e);
    }
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new SwaggerException(location + ": is not a JSON object", null);
  }

  @SuppressWarnings("unchecked") // a copy of a map with texts as keys is one
  private static Map<String, Object> copied(Map<String, ?> listing) {
    return (Map<String, Object>) copy(listing);
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, element) -> copy.put(name, element == null ? null : copy(element)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(element == null ? null : copy(element)));
      return copy;
    }
    return value;
  }

  /** Waits for the future and throws what it failed with. */
  static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new SwaggerException("interrupted while waiting", e);
    } catch (java.util.concurrent.ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new SwaggerException(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** Collects options. Confined to the lambda it is given to. */
  public static final class Options {

    private final List<SwaggerProcessor> processors = new ArrayList<>();
    final List<Authenticator> authenticators = new ArrayList<>();
    @Nullable URI base;
    Duration timeout = Duration.ofSeconds(10);

    Options() {}

    /** Shows the description to one more processor, after those that were given before. */
    public Options processor(SwaggerProcessor processor) {
      processors.add(processor);
      return this;
    }

    /** Credentials for documents of their server. */
    public Options authenticator(Authenticator authenticator) {
      authenticators.add(authenticator);
      return this;
    }

    /** What the declarations' paths are below, whatever the listing says. */
    public Options base(URI url) {
      this.base = url;
      return this;
    }

    /** How long fetching a document may take; 10 seconds by default. */
    public Options timeout(Duration time) {
      this.timeout = time;
      return this;
    }
  }
}
