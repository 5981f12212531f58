/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.dynamic;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.AriSession;
import org.arijava.Subscription;
import org.arijava.spi.ObjectSnapshot;
import org.arijava.spi.UntypedAri;
import org.arijava.swagger.Arguments;
import org.arijava.swagger.SwaggerDocs;
import org.arijava.swagger.UnknownNameException;
import org.arijava.swagger.internal.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * A client of one Asterisk that knows what that Asterisk itself describes: its operations,
 * parameters, models and events, by name, whatever its version. Thread-safe.
 *
 * <p>It stands on an {@link AriClient} and shares its transport, sessions and turns. Calls are
 * checked against the description before anything is sent.
 */
public final class DynamicAri implements AutoCloseable {

  private final AriClient client;
  private final boolean ownClient;
  private final Catalog catalog;
  private final Listening listening;
  private final Map<String, DynamicRepository> repositories = new LinkedHashMap<>();

  private DynamicAri(AriClient client, boolean ownClient, Catalog catalog) {
    this.client = client;
    this.ownClient = ownClient;
    this.catalog = catalog;
    this.listening = new Listening(this, catalog);
    catalog
        .docs()
        .resources()
        .forEach((name, resource) -> repositories.put(name, new DynamicRepository(this, resource)));
  }

  /**
   * Connects to the Asterisk at the URL and downloads its description.
   *
   * @param url of Asterisk's HTTP server, as {@code http://localhost:8088/}
   * @param user a user of {@code ari.conf}
   * @throws org.arijava.error.AriConnectionException when nothing answers there
   * @throws org.arijava.error.UnauthorizedException when the user or the password is wrong
   * @throws org.arijava.error.NotFoundException when there is a server, but no ARI at that URL
   * @throws org.arijava.swagger.SwaggerValidationException when the description is not valid
   */
  public static DynamicAri connect(String url, String user, String password) {
    return connect(AriOptions.of(o -> o.url(url).credentials(user, password)));
  }

  /** Connects as {@link #connect(String, String, String)} does, with the options that are set. */
  public static DynamicAri connect(Consumer<? super AriOptions.Builder> options) {
    return connect(AriOptions.of(options));
  }

  /** Connects as {@link #connect(String, String, String)} does, with the options. */
  public static DynamicAri connect(AriOptions options) {
    return connect(options, DocsCache.create(1));
  }

  /**
   * As {@link #connect(AriOptions)}; a description that the cache has is not read anew. It is
   * downloaded all the same, all documents at once: Asterisk sends nothing that tells whether they
   * changed, and may gain an operation without a new version, so that only their digest tells.
   */
  public static DynamicAri connect(AriOptions options, DocsCache cache) {
    AriClient client = AriClient.connect(options);
    try {
      return new DynamicAri(client, true, ServedDocs.of(client.untyped(), cache));
    } catch (RuntimeException | Error e) {
      client.close();
      throw e;
    }
  }

  /**
   * The dynamic twin of a client, which remains the caller's to close. Downloads the description of
   * its Asterisk.
   */
  public static DynamicAri over(AriClient client) {
    return over(client, DocsCache.create(1));
  }

  /**
   * As {@link #over(AriClient)}; a description that the cache has is downloaded, but not read anew,
   * as for {@link #connect(AriOptions, DocsCache)}.
   */
  public static DynamicAri over(AriClient client, DocsCache cache) {
    return new DynamicAri(client, false, ServedDocs.of(client.untyped(), cache));
  }

  /** The typed client that it stands on. */
  public AriClient client() {
    return client;
  }

  /** What the Asterisk says of itself. */
  public SwaggerDocs docs() {
    return catalog.docs();
  }

  /** The repositories by name; unmodifiable. */
  public Map<String, DynamicRepository> repositories() {
    return Collections.unmodifiableMap(repositories);
  }

  /**
   * The repository of that name.
   *
   * @param name as {@code channels}
   * @throws UnknownNameException when there is none
   */
  public DynamicRepository repository(String name) {
    DynamicRepository repository = repositories.get(name);
    if (repository == null) {
      throw UnknownNameException.of("this Asterisk", "repository", name, repositories.keySet());
    }
    return repository;
  }

  /** The models whose objects are domain objects, as {@code Channel}. */
  public Set<String> models() {
    return Collections.unmodifiableSet(catalog.models());
  }

  /** The types of events that the Asterisk describes. */
  public Set<String> eventTypes() {
    return Collections.unmodifiableSet(catalog.eventTypes());
  }

  /**
   * A domain object by its id, without fetching it: one can listen to what is not there yet.
   *
   * @param model as {@code Channel}
   * @param id the parts of one that has several are joined by a slash, as {@code PJSIP/alice}
   * @throws UnknownNameException when there are no such objects
   */
  public DynamicObject ref(String model, String id) {
    Identity identity = catalog.knownIdentity(model);
    return object(identity, identity.reference(id), "{}", untyped().now());
  }

  /**
   * The dynamic twin of a typed object.
   *
   * @param typed as a {@link org.arijava.Channel}
   * @throws IllegalArgumentException when it is no domain object of the typed client
   */
  public DynamicObject of(Object typed) {
    ObjectSnapshot snapshot =
        untyped()
            .snapshot(typed)
            .orElseThrow(() -> new IllegalArgumentException("no domain object: " + typed));
    Identity identity = catalog.knownIdentity(snapshot.kind());
    Map<String, Object> fields =
        snapshot.json().equals("{}") ? identity.reference(snapshot.id()) : parsed(snapshot.json());
    return object(identity, fields, snapshot.json(), snapshot.asOf());
  }

  @SuppressWarnings("unchecked") // JSON's maps have texts as keys
  private static Map<String, Object> parsed(String json) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(JsonTree.parse(json));
  }

  /**
   * Calls the handler for each event of the type, of all sessions.
   *
   * @param type as {@code StasisStart}
   * @throws UnknownNameException when the Asterisk describes no such event
   */
  public Subscription on(String type, Consumer<? super DynamicEvent> handler) {
    return listening.on(type, handler);
  }

  /**
   * Calls the handler for each event of the type that holds an object of the model.
   *
   * @param type as {@code ChannelVarset}
   * @param model as {@code Channel}
   * @throws UnknownNameException when the Asterisk describes no such event or model
   * @throws IllegalArgumentException when such events never hold one
   */
  public Subscription on(String type, String model, Consumer<? super DynamicEvent> handler) {
    return listening.on(type, model, handler);
  }

  /** Calls the handler for each event, of types that nobody has described included. */
  public Subscription onEvery(Consumer<? super DynamicEvent> handler) {
    return listening.onEvery(handler);
  }

  /**
   * Waits for the next event of the type. A handler that waits passes its turn on.
   *
   * @throws UnknownNameException when the Asterisk describes no such event
   * @throws org.arijava.error.AriTimeoutException when none comes in time
   */
  public DynamicEvent await(String type, Duration timeout) {
    return listening.await(type, timeout);
  }

  /** Handles an event that came by other means, as {@link AriClient#dispatch} does. */
  public void dispatch(String event) {
    client.dispatch(event);
  }

  /** Starts the applications, as {@link AriClient#start(String...)} does. */
  public AriSession start(String... apps) {
    return client.start(apps);
  }

  /** Starts the applications, as {@link AriClient#start(List, Consumer)} does. */
  public AriSession start(List<String> apps, Consumer<? super AriSession.Options> options) {
    return client.start(apps, options);
  }

  /** Starts the applications and waits for their end, as {@link AriClient#run} does. */
  public void run(String... apps) {
    client.run(apps);
  }

  /**
   * Calls the handler with the application each time that it is registered, as {@link
   * AriClient#onApplicationRegistered} does.
   */
  public Subscription onApplicationRegistered(String app, Consumer<? super DynamicObject> handler) {
    return client.onApplicationRegistered(app, application -> handler.accept(of(application)));
  }

  /**
   * Calls the handler with the application each time that it is no longer registered, as {@link
   * AriClient#onApplicationUnregistered} does.
   */
  public Subscription onApplicationUnregistered(
      String app, Consumer<? super DynamicObject> handler) {
    return client.onApplicationUnregistered(app, application -> handler.accept(of(application)));
  }

  UntypedAri untyped() {
    return client.untyped();
  }

  Catalog catalog() {
    return catalog;
  }

  Listening listening() {
    return listening;
  }

  /** The object of those fields. */
  DynamicObject object(
      Identity identity, Map<String, Object> fields, @Nullable String json, long asOf) {
    if (!identity.isIn(fields)) {
      throw new org.arijava.error.AriDecodeException(
          identity.model() + " without " + identity.text(), JsonTree.text(fields), null);
    }
    return new DynamicObject(this, identity, fields, json, asOf);
  }

  /** The id of a domain object of either kind; anything else as it is. */
  Object idOf(@Nullable Object value) {
    if (value instanceof DynamicObject object) {
      return object.id();
    }
    if (value == null) {
      throw new IllegalArgumentException("an element of a list is null");
    }
    return untyped().snapshot(value).<Object>map(ObjectSnapshot::id).orElse(value);
  }

  /** Starts what an operation that opens a WebSocket asks for. */
  AriSession session(Arguments arguments) {
    List<String> apps = List.of();
    boolean all = false;
    for (Map.Entry<String, List<String>> entry : arguments.query().entrySet()) {
      switch (entry.getKey()) {
        case "app" -> apps = entry.getValue();
        case "subscribeAll" -> all = Boolean.parseBoolean(entry.getValue().get(0));
        default ->
            throw new IllegalArgumentException(
                arguments.operation() + ": a session does not know " + entry.getKey());
      }
    }
    boolean everything = all;
    return client.start(apps, o -> o.subscribeAll(everything));
  }

  /** Closes the client, if it was not given. Idempotent. */
  @Override
  public void close() {
    if (ownClient) {
      client.close();
    }
  }

  @Override
  public String toString() {
    return "Dynamic" + client;
  }
}
