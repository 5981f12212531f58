/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.arijava.Subscription;
import org.arijava.event.Event;
import org.arijava.internal.codec.Decoded;
import org.arijava.internal.codec.EventTypes;
import org.arijava.internal.codec.JsonReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.codec.TypedObjects;
import org.arijava.internal.events.Interest;
import org.arijava.spi.AriDownload;
import org.arijava.spi.ObjectSnapshot;
import org.arijava.spi.UntypedAri;
import org.arijava.spi.UntypedRequest;
import org.jspecify.annotations.Nullable;

/** The client below its types. Thread-safe. */
public final class Untyped implements UntypedAri {

  private final Core core;

  /** That of the client that stands on the core. */
  public Untyped(Core core) {
    this.core = core;
  }

  @Override
  public UntypedRequest request(String method, String path) {
    return new Request(new Call(method, path));
  }

  private static ObjectKey key(ObjectSnapshot object) {
    return new ObjectKey(object.kind(), object.id());
  }

  @Override
  public Subscription on(ObjectSnapshot object, String type, Consumer<? super Event> handler) {
    return core.on(key(object), type, object.asOf(), handler);
  }

  @Override
  public Event await(ObjectSnapshot object, String type, Duration timeout) {
    return core.router().await(key(object), new Interest.Named(type), object.asOf(), timeout);
  }

  @Override
  public Event await(String type, Duration timeout) {
    return core.router().await(null, new Interest.Named(type), core.router().now(), timeout);
  }

  @Override
  public Optional<String> kind(String path) {
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      if (!"".equals(EventTypes.kind(steps[i]))) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(EventTypes.kind(steps[steps.length - 1]))
        .filter(kind -> !kind.isEmpty());
  }

  @Override
  public Optional<Object> typed(ObjectSnapshot snapshot) {
    BiFunction<JsonReader, Core, Decoded> decoder = TypedObjects.decoder(snapshot.kind());
    if (decoder == null) {
      return Optional.empty();
    }
    if (snapshot.json().equals("{}")) {
      return Optional.of(TypedObjects.reference(snapshot.kind(), snapshot.id(), core));
    }
    return Optional.of(
        JsonReader.readObject(
            snapshot.json().getBytes(StandardCharsets.UTF_8),
            snapshot.asOf(),
            in -> decoder.apply(in, core)));
  }

  @Override
  public Optional<ObjectSnapshot> snapshot(Object typed) {
    return TypedObjects.snapshot(typed);
  }

  @Override
  public long now() {
    return core.router().now();
  }

  /** One request. */
  private final class Request implements UntypedRequest {

    private final Call call;
    private @Nullable ObjectKey creates;

    Request(Call call) {
      this.call = call;
    }

    @Override
    public UntypedRequest id(String name, String value) {
      call.id(name, value);
      return this;
    }

    @Override
    public UntypedRequest creates(String kind, String id) {
      creates = new ObjectKey(kind, id);
      return this;
    }

    private void announce() {
      if (creates != null) {
        core.router().states().created(creates);
      }
    }

    @Override
    public Answer send() {
      announce();
      return core.any(call).await();
    }

    @Override
    public CompletableFuture<Answer> sendAsync() {
      announce();
      return core.any(call).start();
    }

    @Override
    public AriDownload download() {
      return core.download(call).await();
    }

    @Override
    public void put(String name, String value) {
      call.put(name, value);
    }

    @Override
    public void put(String name, long value) {
      call.put(name, value);
    }

    @Override
    public void put(String name, boolean value) {
      call.put(name, value);
    }

    @Override
    public void put(String name, List<String> values) {
      call.put(name, values);
    }

    @Override
    public void putEntry(String name, String key, Object value) {
      call.putEntry(name, key, value);
    }

    @Override
    public void putBody(Map<String, ?> body) {
      call.putBody(body);
    }

    @Override
    public void putBodyEntry(String key, Object value) {
      call.putBodyEntry(key, value);
    }
  }
}
