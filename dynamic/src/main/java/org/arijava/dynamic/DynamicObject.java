/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.arijava.Subscription;
import org.arijava.spi.ObjectSnapshot;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * A domain object of a model that the connected Asterisk describes, as it was at some time.
 * Immutable, thread-safe.
 *
 * <p>It may be stale; its operations still work, and fail with {@link
 * org.arijava.error.NotFoundException} once it is gone. Two are equal when they are of the same
 * model and have the same id.
 */
public final class DynamicObject {

  private final DynamicAri ari;
  private final Identity identity;
  private final String id;
  private final Fields fields;
  private final @Nullable String json;
  private final long asOf;

  /** An object; without its JSON, that of its fields is written when somebody asks for it. */
  DynamicObject(
      DynamicAri ari,
      Identity identity,
      Map<String, Object> fields,
      @Nullable String json,
      long asOf) {
    this.ari = ari;
    this.identity = identity;
    this.id = identity.id(fields);
    this.fields = new Fields(identity.model() + " " + id, Collections.unmodifiableMap(fields));
    this.json = json;
    this.asOf = asOf;
  }

  /** The name of its model, as {@code Channel}. */
  public String model() {
    return identity.model();
  }

  /** Its identity; the parts of one that has several are joined by a slash. */
  public String id() {
    return id;
  }

  /**
   * The value of a field: a text, a number, a truth value, a map or a list.
   *
   * @param path the field's name, or the names on the way to it, as {@code caller.number}
   * @throws org.arijava.swagger.UnknownNameException when it has no such field
   */
  public Object get(String path) {
    return fields.get(path);
  }

  /** As {@link #get}, or empty when it has no such field. */
  public Optional<Object> find(String path) {
    return fields.find(path);
  }

  /** As {@link #get}, as text. */
  public String text(String path) {
    return fields.text(path);
  }

  /** All that it has, by name; unmodifiable. Of a reference, its identity alone. */
  public Map<String, Object> fields() {
    return fields.map();
  }

  /** It as Asterisk wrote it; an empty object for a reference. */
  public String json() {
    return json == null ? JsonTree.text(fields.map()) : json;
  }

  /** The nicknames of its operations. */
  public List<String> operations() {
    return identity.operations();
  }

  /**
   * Calls one of its operations, its identity filled in, and waits for the answer.
   *
   * @param operation the nickname, as {@code hangup}
   * @throws org.arijava.swagger.UnknownNameException when it has no such operation
   * @throws IllegalArgumentException when a parameter is missing
   * @throws org.arijava.error.AriResponseException when Asterisk refuses
   */
  public DynamicResult call(String operation) {
    return call(operation, Map.of());
  }

  /**
   * As {@link #call(String)}, with parameters by name.
   *
   * @param parameters several values of one are an iterable or an array; domain objects stand for
   *     their ids
   * @throws org.arijava.swagger.UnknownNameException when there is no such operation or parameter
   * @throws IllegalArgumentException when a parameter is missing or not allowed, or is this
   *     object's identity with another value
   */
  public DynamicResult call(String operation, Map<String, ?> parameters) {
    return request(operation, parameters).send();
  }

  /** As {@link #call(String)}, with the values of the required parameters in their order. */
  public DynamicResult call(String operation, Object first, Object... more) {
    return request(operation, Map.of(), DynamicRequest.values(first, more)).send();
  }

  /** As {@link #call(String)}, without waiting. */
  public CompletableFuture<DynamicResult> callAsync(String operation) {
    return callAsync(operation, Map.of());
  }

  /**
   * As {@link #call(String, Map)}, without waiting. What is wrong with the call itself is thrown at
   * once. The future completes where handlers run; cancelling it gives the request up.
   */
  public CompletableFuture<DynamicResult> callAsync(String operation, Map<String, ?> parameters) {
    return request(operation, parameters).sendAsync();
  }

  /** As {@link #call(String, Object, Object...)}, without waiting. */
  public CompletableFuture<DynamicResult> callAsync(
      String operation, Object first, Object... more) {
    return request(operation, Map.of(), DynamicRequest.values(first, more)).sendAsync();
  }

  private DynamicRequest request(String operation, Map<String, ?> parameters, Object... values) {
    return new DynamicRequest(
        ari, identity.operation(operation), identity.values(fields.map()), parameters, values);
  }

  /**
   * It as it is now.
   *
   * @throws org.arijava.error.NotFoundException when it is gone
   */
  public DynamicObject reload() {
    return new DynamicRequest(ari, identity.get(), identity.values(fields.map()), Map.of())
        .send()
        .object();
  }

  /**
   * Calls the handler for each event of the type that names this object and came after this
   * snapshot, in this object's turn. The subscription ends with the object.
   *
   * <p>Where the typed client knows nothing of the fields that such events name it by, the handler
   * hears of those from now on, in the turn of the first channel that the event names, or of the
   * first object when it names none, and the subscription ends when it is closed.
   *
   * @param type as {@code ChannelDtmfReceived}
   * @throws org.arijava.swagger.UnknownNameException when this Asterisk has no such event
   * @throws IllegalArgumentException when such an event names no object of this model
   */
  public Subscription on(String type, Consumer<? super DynamicEvent> handler) {
    return ari.listening().on(reference(), type, handler);
  }

  /**
   * Waits for the first event of the type that names this object and came after this snapshot. A
   * handler that waits passes its turn on.
   *
   * @throws org.arijava.swagger.UnknownNameException when this Asterisk has no such event
   * @throws IllegalArgumentException when such an event names no object of this model
   * @throws org.arijava.error.ObjectGoneException when the object's last event came first
   * @throws org.arijava.error.AriTimeoutException when none came in time
   */
  public DynamicEvent await(String type, Duration timeout) {
    return ari.listening().await(reference(), type, timeout);
  }

  /**
   * This object, typed.
   *
   * @param type as {@code Channel.class}
   * @throws IllegalArgumentException when it is of another type, or of none that the typed client
   *     has
   */
  public <T> T as(Class<T> type) {
    Object typed =
        ari.untyped()
            .typed(snapshot())
            .orElseThrow(
                () -> new IllegalArgumentException("the typed client has no type for " + model()));
    if (!type.isInstance(typed)) {
      throw new IllegalArgumentException("a " + model() + " is no " + type.getSimpleName());
    }
    return type.cast(typed);
  }

  /** What tells it from others, which is all that listening needs. */
  private ObjectSnapshot reference() {
    return new ObjectSnapshot(model(), id, "{}", asOf);
  }

  ObjectSnapshot snapshot() {
    return new ObjectSnapshot(model(), id, json(), asOf);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DynamicObject that
        && model().equals(that.model())
        && id().equals(that.id());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Its model and its id. */
  @Override
  public String toString() {
    return model() + " " + id;
  }
}
