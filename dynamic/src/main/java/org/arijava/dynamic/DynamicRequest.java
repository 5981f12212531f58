/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.arijava.spi.AriDownload;
import org.arijava.spi.UntypedRequest;
import org.arijava.swagger.Arguments;
import org.arijava.swagger.Operation;
import org.arijava.swagger.Parameter;
import org.arijava.swagger.Parameter.Kind;

/** One call of an operation, checked against the description. Confined to one thread. */
final class DynamicRequest {

  /** The models whose objects the client hears of from before they are made. */
  private static final Set<String> HEARD_OF =
      Set.of("Bridge", "Channel", "LiveRecording", "Playback");

  /** Here the variables are the body itself, whatever the description says. */
  private static final String BARE_VARIABLES = "POST /bridges";

  private final DynamicAri ari;
  private final Operation operation;
  private final Map<String, Object> parameters;

  DynamicRequest(
      DynamicAri ari,
      Operation operation,
      Map<String, Object> identity,
      Map<String, ?> given,
      Object... values) {
    this.ari = ari;
    this.operation = operation;
    Map<String, Object> known = new LinkedHashMap<>(identity);
    given.forEach(
        (name, value) -> {
          if (value != null) {
            Object plain = plain(operation, name, value);
            Object own = known.put(name, plain);
            if (identity.containsKey(name) && !plain.equals(own)) {
              throw new IllegalArgumentException(
                  operation + ": " + name + " is that of the object itself, " + own);
            }
          }
        });
    Map<String, Object> all = operation.named(known, values);
    all.replaceAll((name, value) -> plain(operation, name, value));
    this.parameters = all;
  }

  static Object[] values(Object first, Object[] more) {
    List<Object> values = new ArrayList<>(List.of(first));
    values.addAll(List.of(more));
    return values.toArray();
  }

  /** The value with the ids of domain objects in their place. */
  private Object plain(Operation called, String name, Object value) {
    boolean isBody =
        called.parameter(name).filter(parameter -> parameter.kind() == Kind.BODY).isPresent();
    if (isBody || value instanceof CharSequence || value instanceof Path) {
      return value;
    }
    if (value instanceof Iterable<?> list) {
      List<Object> ids = new ArrayList<>();
      list.forEach(element -> ids.add(ari.idOf(element)));
      return ids;
    }
    if (value instanceof Object[] array) {
      return plain(called, name, java.util.Arrays.asList(array));
    }
    return ari.idOf(value);
  }

  DynamicResult send() {
    if (operation.isWebSocket()) {
      return DynamicResult.of(ari, operation, ari.session(operation.check(parameters)));
    }
    return DynamicResult.of(ari, operation, request().send());
  }

  CompletableFuture<DynamicResult> sendAsync() {
    if (operation.isWebSocket()) {
      throw new IllegalArgumentException(operation + ": sessions are started with call()");
    }
    CompletableFuture<UntypedRequest.Answer> sent = request().sendAsync();
    CompletableFuture<DynamicResult> result =
        sent.thenApply(answer -> DynamicResult.of(ari, operation, answer));
    result.whenComplete((value, failure) -> sent.cancel(true)); // if it was ended early
    return result;
  }

  AriDownload download() {
    return request().download();
  }

  private UntypedRequest request() {
    Optional<Parameter> idOfNew = ari.catalog().idOfNew(operation);
    idOfNew
        .filter(parameter -> !parameter.isRequired())
        .ifPresent(
            parameter ->
                parameters.computeIfAbsent(parameter.name(), name -> UUID.randomUUID().toString()));
    for (Parameter parameter : operation.parameters()) {
      // Asterisk does not apply all that it documents as defaults
      if (parameter.kind() == Kind.QUERY && !parameter.allowed().values().isEmpty()) {
        parameter
            .defaultValue()
            .ifPresent(value -> parameters.putIfAbsent(parameter.name(), value));
      }
    }
    Arguments arguments = operation.check(parameters);
    UntypedRequest request = ari.untyped().request(operation.method(), operation.path());
    arguments.path().forEach(request::id);
    arguments.query().forEach((name, values) -> put(request, name, values));
    arguments.bodies().forEach((name, body) -> putBody(request, name, body));
    if (!arguments.headers().isEmpty() || !arguments.form().isEmpty()) {
      throw new IllegalArgumentException(
          operation + ": has a header or a form, which requests of ARI do not have");
    }
    idOfNew
        .filter(parameter -> HEARD_OF.contains(operation.type().name()))
        .ifPresent(
            parameter ->
                request.creates(
                    operation.type().name(), String.valueOf(parameters.get(parameter.name()))));
    return request;
  }

  private void put(UntypedRequest request, String name, List<String> values) {
    Parameter parameter = operation.parameter(name).orElseThrow();
    if (parameter.isMultiple()) {
      request.put(name, values);
      return;
    }
    String value = values.get(0);
    switch (parameter.type().name()) {
      case "int", "long" -> request.put(name, Long.parseLong(value));
      case "boolean" -> request.put(name, Boolean.parseBoolean(value));
      default -> request.put(name, value);
    }
  }

  /**
   * Containers travel in the body under their own name, and may be given with or without it;
   * anything else is the body itself.
   */
  private void putBody(UntypedRequest request, String name, Object body) {
    boolean named = operation.parameter(name).orElseThrow().type().name().equals("containers");
    Object content = body;
    if (named && body instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(name)) {
      content = map.get(name);
    }
    boolean bare = (operation.method() + " " + operation.path()).equals(BARE_VARIABLES);
    if (content instanceof Map<?, ?> map && (!named || bare)) {
      map.forEach((key, value) -> request.putBodyEntry(String.valueOf(key), value));
    } else if (content instanceof Map<?, ?> map) {
      map.forEach((key, value) -> request.putEntry(name, String.valueOf(key), value));
    } else if (content != null) {
      request.putBodyEntry(name, content);
    }
  }

  @Override
  public String toString() {
    return operation.toString();
  }
}
