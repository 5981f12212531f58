/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriUnsupportedOperationException;
import org.arijava.internal.codec.JsonReader;
import org.arijava.internal.net.ErrorText;
import org.arijava.spi.AriRequest;
import org.arijava.spi.AriResponse;
import org.arijava.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The operations and parameters that the connected Asterisk says it has. Fetched when first asked
 * for, kept until {@link #forget}. Thread-safe.
 */
public final class ServedOperations {

  private static final String LISTING = "/api-docs/resources.json";

  /** What is asked, for messages. */
  static final String QUESTION = "GET " + LISTING;

  private final Transport transport;
  private final AtomicReference<@Nullable CompletableFuture<Map<String, Set<String>>>> served =
      new AtomicReference<>();

  /** Those of the Asterisk at the end of the transport. */
  public ServedOperations(Transport transport) {
    this.transport = transport;
  }

  /** Asks anew when next asked: another Asterisk may have taken this one's place. */
  public void forget() {
    served.set(null);
  }

  /** The parameters of each operation, by {@code resource.nickname} and by method and path. */
  CompletableFuture<Map<String, Set<String>>> all(Duration timeout) {
    CompletableFuture<Map<String, Set<String>>> known = served.get();
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<Map<String, Set<String>>> asked = new CompletableFuture<>();
    if (!served.compareAndSet(known, asked)) {
      return all(timeout);
    }
    fetch(timeout)
        .whenComplete(
            (operations, failure) -> {
              if (failure == null) {
                asked.complete(operations);
              } else {
                asked.completeExceptionally(Futures.failure(failure, QUESTION));
              }
            });
    return asked;
  }

  /** Fails when the Asterisk has no such operation, or not all of the call's parameters. */
  CompletableFuture<Map<String, Set<String>>> checked(Call call, Duration timeout) {
    return all(timeout)
        .thenApply(
            operations -> {
              Set<String> parameters = operations.get(key(call.template()));
              if (parameters == null) {
                throw new AriUnsupportedOperationException(
                    call.operation() + ": this Asterisk has no such operation");
              }
              for (String name : call.given()) {
                if (!parameters.contains(name)) {
                  throw new AriUnsupportedOperationException(
                      call.operation() + ": this Asterisk has no parameter " + name + " there");
                }
              }
              return operations;
            });
  }

  /** Whether the operation is among them, and has the parameter if one is named. */
  static boolean has(
      Map<String, Set<String>> operations, String operation, @Nullable String parameter) {
    Set<String> parameters = operations.get(key(operation));
    return parameters != null && (parameter == null || parameters.contains(parameter));
  }

  /** The method and the path, whatever its variables are called. */
  static String key(String operation) {
    return operation.indexOf(' ') < 0 ? operation : operation.replaceAll("\\{[^}]*}", "{}");
  }

  private CompletableFuture<Map<String, Set<String>>> fetch(Duration timeout) {
    long begin = System.nanoTime();
    return document(LISTING, timeout)
        .thenCompose(
            listing -> {
              Map<String, Set<String>> all = new HashMap<>();
              CompletableFuture<Map<String, Set<String>>> result =
                  CompletableFuture.completedFuture(all);
              List<CompletableFuture<Runnable>> documents = new ArrayList<>();
              Duration left = Operation.left(timeout, Duration.ofNanos(System.nanoTime() - begin));
              for (Map<?, ?> entry : maps(listing.get("apis"))) {
                String path = String.valueOf(entry.get("path")).replace("{format}", "json");
                String name = path.replaceAll("^.*/|\\..*$", "");
                documents.add(
                    document(path, left).thenApply(document -> () -> add(name, document, all)));
              }
              for (CompletableFuture<Runnable> each : documents) {
                result =
                    result.thenCombine(
                        each,
                        (map, adding) -> {
                          adding.run();
                          return map;
                        });
              }
              return result;
            });
  }

  private CompletableFuture<Map<String, Object>> document(String path, Duration timeout) {
    AriRequest request = new AriRequest("GET", path, "", null, timeout);
    // read on another thread than the network's: these are long texts
    return transport.exchange(request).thenApplyAsync(answer -> read(request, answer));
  }

  private static Map<String, Object> read(AriRequest request, AriResponse answer) {
    if (!answer.isSuccess()) {
      throw AriResponseException.of(
          request.operation(), answer.status(), ErrorText.of(answer), answer.bodyText());
    }
    try {
      return JsonReader.readObject(
          answer.body(),
          0,
          in -> {
            Map<String, Object> map = in.map();
            return map == null ? Map.<String, Object>of() : map;
          });
    } catch (AriDecodeException e) {
      throw new AriDecodeException(request.operation() + ": " + e.getMessage(), e.text(), e);
    }
  }

  private static void add(
      String resource, Map<String, Object> document, Map<String, Set<String>> all) {
    for (Map<?, ?> api : maps(document.get("apis"))) {
      for (Map<?, ?> operation : maps(api.get("operations"))) {
        Set<String> parameters = new HashSet<>();
        for (Map<?, ?> parameter : maps(operation.get("parameters"))) {
          parameters.add(String.valueOf(parameter.get("name")));
        }
        all.put(resource + "." + operation.get("nickname"), Set.copyOf(parameters));
        all.put(key(operation.get("httpMethod") + " " + api.get("path")), Set.copyOf(parameters));
      }
    }
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> elements) {
      for (Object element : elements) {
        if (element instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
