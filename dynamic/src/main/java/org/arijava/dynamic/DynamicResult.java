/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arijava.AriSession;
import org.arijava.error.AriDecodeException;
import org.arijava.spi.AriResponse;
import org.arijava.spi.UntypedRequest;
import org.arijava.swagger.Operation;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * What an operation gave: a domain object, several, any other JSON, bytes, or nothing. Immutable.
 */
public final class DynamicResult {

  private static final AriResponse NONE = new AriResponse(101, "", "", new byte[0]);

  private final DynamicAri ari;
  private final Operation operation;
  private final AriResponse response;
  private final long asOf;
  private final @Nullable AriSession session;

  private DynamicResult(
      DynamicAri ari,
      Operation operation,
      AriResponse response,
      long asOf,
      @Nullable AriSession session) {
    this.ari = ari;
    this.operation = operation;
    this.response = response;
    this.asOf = asOf;
    this.session = session;
  }

  static DynamicResult of(DynamicAri ari, Operation operation, UntypedRequest.Answer answer) {
    return new DynamicResult(ari, operation, answer.response(), answer.asOf(), null);
  }

  static DynamicResult of(DynamicAri ari, Operation operation, AriSession session) {
    return new DynamicResult(ari, operation, NONE, 0, session);
  }

  /** The HTTP status: 2xx, or 101 of an operation that opened a WebSocket. */
  public int status() {
    return response.status();
  }

  /** The media type of the answer, possibly empty. */
  public String contentType() {
    return response.contentType();
  }

  /** Whether the answer holds nothing. */
  public boolean isEmpty() {
    return response.body().length == 0;
  }

  /**
   * The one domain object that the answer holds.
   *
   * @throws IllegalStateException when the operation answers with anything else, or held nothing
   * @throws AriDecodeException when it is not what the description promises
   */
  public DynamicObject object() {
    Identity identity = promised(operation.type().name());
    return ari.object(identity, map(), null, asOf);
  }

  /**
   * The domain objects that the answer lists, possibly none.
   *
   * @throws IllegalStateException when the operation answers with anything else
   * @throws AriDecodeException when it is not what the description promises
   */
  public List<DynamicObject> objects() {
    Identity identity = promised(operation.type().element().orElse(operation.type()).name());
    List<DynamicObject> objects = new ArrayList<>();
    for (Object element : list()) {
      objects.add(ari.object(identity, asMap(element), null, asOf));
    }
    return List.copyOf(objects);
  }

  private Identity promised(String model) {
    Optional<Identity> identity = ari.catalog().identity(model);
    if (identity.isEmpty()) {
      throw new IllegalStateException(
          operation
              + ": answers with "
              + operation.type()
              + ", which is no domain object; its JSON is in value(), map(), list()");
    }
    return identity.get();
  }

  /**
   * The JSON of the answer: a map, a list, a text, a number or a truth value.
   *
   * @throws IllegalStateException when the answer holds nothing
   * @throws AriDecodeException when it is no JSON
   */
  public Object value() {
    Object value;
    if (isEmpty()) {
      throw new IllegalStateException(
          operation + ": " + status() + " " + response.reasonPhrase() + ": the answer is empty");
    }
    try {
      value = JsonTree.parse(text());
    } catch (IllegalArgumentException e) {
      throw new AriDecodeException(operation + ": the answer is " + e.getMessage(), text(), e);
    }
    if (value == null) {
      throw new IllegalStateException(operation + ": the answer is null");
    }
    return value;
  }

  /** As {@link #value}, of a JSON object; unmodifiable. */
  public Map<String, Object> map() {
    return asMap(value());
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private Map<String, Object> asMap(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return java.util.Collections.unmodifiableMap((Map<String, Object>) map);
    }
    throw new AriDecodeException(operation + ": the answer is no JSON object", text(), null);
  }

  /** As {@link #value}, of a JSON array; unmodifiable. */
  public List<Object> list() {
    if (value() instanceof List<?> list) {
      return java.util.Collections.unmodifiableList(list);
    }
    throw new AriDecodeException(operation + ": the answer is no JSON array", text(), null);
  }

  /** The body of the answer as text; empty for none. */
  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The body of the answer as it is, of a recording as a rule; a copy. */
  public byte[] bytes() {
    return response.body().clone();
  }

  /** The session that was started, of an operation that opens a WebSocket. */
  public Optional<AriSession> session() {
    return Optional.ofNullable(session);
  }

  @Override
  public String toString() {
    return operation + ": " + response;
  }
}
