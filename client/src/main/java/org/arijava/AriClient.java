/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.arijava.async.AsyncAriClient;
import org.arijava.error.AriException;
import org.arijava.event.Event;
import org.arijava.internal.Core;
import org.arijava.internal.Futures;
import org.arijava.internal.Untyped;
import org.arijava.internal.async.AsyncClientView;
import org.arijava.internal.events.Inbox;
import org.arijava.internal.net.NettyTransport;
import org.arijava.internal.session.Hooks;
import org.arijava.internal.session.SessionEvents;
import org.arijava.internal.session.SessionLoop;
import org.arijava.model.InfoSection;
import org.arijava.spi.Transport;
import org.arijava.spi.UntypedAri;

/**
 * A client of one Asterisk. Thread-safe.
 *
 * <p>Its repositories hold the operations of ARI; {@link #on(Class, Consumer) on} listens to
 * events; {@link #run(String...) run} and {@link #start(String...) start} make it a Stasis
 * application. The handlers of one call take turns, in the order of its events, and may block and
 * call operations; those of different calls run at the same time.
 */
public final class AriClient implements AutoCloseable {

  private static final Duration GOOD_BYE = Duration.ofSeconds(3);

  private final Core core;
  private final Shared shared;
  private final Inbox inbox;
  private final Set<AriSession> sessions;
  private final Hooks<Application> registered;
  private final Hooks<Application> unregistered;
  private final Hooks<Gap> gaps;
  private final SessionEvents tellers;
  private final boolean view;
  private volatile boolean closed;

  private final Applications applications;
  private final Asterisk asterisk;
  private final Bridges bridges;
  private final Channels channels;
  private final DeviceStates deviceStates;
  private final Endpoints endpoints;
  private final Events events;
  private final Mailboxes mailboxes;
  private final Playbacks playbacks;
  private final Recordings recordings;
  private final Sounds sounds;
  private final AsyncAriClient async;
  private final UntypedAri untyped;

  private AriClient(Function<AriClient, Core> core, Shared shared, boolean view) {
    Core own = core.apply(this);
    this.core = own;
    this.inbox = shared.inbox();
    this.sessions = shared.sessions();
    this.registered = shared.registered();
    this.unregistered = shared.unregistered();
    this.gaps = shared.gaps();
    this.shared = shared;
    this.view = view;
    this.applications = new Applications(own);
    this.asterisk = new Asterisk(own);
    this.bridges = new Bridges(own);
    this.channels = new Channels(own);
    this.deviceStates = new DeviceStates(own);
    this.endpoints = new Endpoints(own);
    this.events = new Events(own);
    this.mailboxes = new Mailboxes(own);
    this.playbacks = new Playbacks(own);
    this.recordings = new Recordings(own);
    this.sounds = new Sounds(own);
    this.tellers = new SessionTellers(own, applications, shared);
    this.async = new AsyncClientView(own, this::begin);
    this.untyped = new Untyped(own);
  }

  /** What a client and its views have in common. */
  record Shared(
      Inbox inbox,
      Set<AriSession> sessions,
      Hooks<Application> registered,
      Hooks<Application> unregistered,
      Hooks<Gap> gaps) {

    Shared(Inbox inbox) {
      this(inbox, ConcurrentHashMap.newKeySet(), new Hooks<>(), new Hooks<>(), new Hooks<>());
    }
  }

  /**
   * Connects to the Asterisk at the URL and makes sure that it answers to these credentials.
   *
   * @param url of Asterisk's HTTP server, as {@code http://localhost:8088/}
   * @param user a user of {@code ari.conf}
   * @throws org.arijava.error.AriConnectionException when nothing answers there
   * @throws org.arijava.error.UnauthorizedException when the user or the password is wrong
   * @throws org.arijava.error.NotFoundException when there is a server, but no ARI at that URL
   */
  public static AriClient connect(String url, String user, String password) {
    return connect(o -> o.url(url).credentials(user, password));
  }

  /** Connects as {@link #connect(String, String, String)} does, with the options that are set. */
  public static AriClient connect(Consumer<? super AriOptions.Builder> options) {
    return connect(AriOptions.of(options));
  }

  /** Connects as {@link #connect(String, String, String)} does, with the options. */
  public static AriClient connect(AriOptions options) {
    AriClient client = over(options, NettyTransport.create(options.network()));
    try {
      client.asterisk().getInfo(o -> o.only(List.of(InfoSection.SYSTEM)));
      return client;
    } catch (AriException | Error e) {
      client.close();
      throw e;
    }
  }

  /** {@link #connect(String, String, String)}, as a future. */
  public static CompletableFuture<AriClient> connectAsync(
      String url, String user, String password) {
    return connectAsync(o -> o.url(url).credentials(user, password));
  }

  /** {@link #connect(Consumer)}, as a future. */
  public static CompletableFuture<AriClient> connectAsync(
      Consumer<? super AriOptions.Builder> options) {
    return connectAsync(AriOptions.of(options));
  }

  /** {@link #connect(AriOptions)}, as a future; a client that did not connect is closed again. */
  public static CompletableFuture<AriClient> connectAsync(AriOptions options) {
    AriClient client = over(options, NettyTransport.create(options.network()));
    CompletableFuture<?> answer =
        client.async.asterisk().getInfo(o -> o.only(List.of(InfoSection.SYSTEM)));
    CompletableFuture<AriClient> connected = answer.thenApply(info -> client);
    connected.whenComplete(
        (ready, failure) -> {
          if (failure != null) {
            answer.cancel(true);
            client.async.close();
          }
        });
    return connected;
  }

  /**
   * A client over the user's own way to Asterisk, which closes with the client. Nothing is sent.
   *
   * @param options of which those about the network are for the transport to obey
   */
  public static AriClient over(AriOptions options, Transport transport) {
    Shared shared = new Shared(new Inbox(options));
    Inbox inbox = shared.inbox();
    return new AriClient(
        client -> new Core(client, options, inbox.observed(transport), inbox), shared, false);
  }

  /**
   * A view of this client with another request timeout, for the objects it gives too. It shares
   * this client's connections, threads, sessions and subscriptions, and ends with it: closing the
   * view does nothing. An event's objects belong to the client or view that started the session.
   *
   * <pre>{@code
   * ari.with(o -> o.requestTimeout(ofSeconds(60))).channels().ref(id).setVariable("NAME", "bob");
   * }</pre>
   *
   * @throws IllegalArgumentException when a change would need connections or threads of its own
   */
  public AriClient with(Consumer<? super AriOptions.Builder> changes) {
    AriOptions options = options().forView(changes);
    return new AriClient(client -> new Core(client, options, core), shared, true);
  }

  /** The same operations as futures: a view of this client, which is one and the same each time. */
  public AsyncAriClient async() {
    return async;
  }

  /** Stasis applications. */
  public Applications applications() {
    return applications;
  }

  /** Asterisk itself: modules, logs, configuration, global variables. */
  public Asterisk asterisk() {
    return asterisk;
  }

  /** Bridges. */
  public Bridges bridges() {
    return bridges;
  }

  /** Channels. */
  public Channels channels() {
    return channels;
  }

  /** Device states. */
  public DeviceStates deviceStates() {
    return deviceStates;
  }

  /** Endpoints. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** User events and claims. */
  public Events events() {
    return events;
  }

  /** Mailboxes. */
  public Mailboxes mailboxes() {
    return mailboxes;
  }

  /** Playbacks. */
  public Playbacks playbacks() {
    return playbacks;
  }

  /** Live and stored recordings. */
  public Recordings recordings() {
    return recordings;
  }

  /** Sounds. */
  public Sounds sounds() {
    return sounds;
  }

  /**
   * Whether this Asterisk has the operation, by its own description: versions do not tell, for
   * Asterisk gains operations without a new one. The description is downloaded when it is first
   * needed, and again after a lost connection.
   *
   * @param operation by the names of ARI, as {@code channels.progress} or {@code POST
   *     /channels/{channelId}/progress}
   * @throws org.arijava.error.AriConnectionException when Asterisk cannot be reached
   */
  public boolean supports(String operation) {
    return core.supports(operation, null);
  }

  /**
   * Whether this Asterisk has the operation and that parameter of it, as {@link #supports(String)}.
   *
   * @param parameter by its name in ARI, as {@code announcer_format}
   */
  public boolean supports(String operation, String parameter) {
    return core.supports(operation, parameter);
  }

  /** This client below its types: any request, objects and events by name. */
  public UntypedAri untyped() {
    return untyped;
  }

  /** How this client was set up. */
  public AriOptions options() {
    return core.options();
  }

  /**
   * Calls the handler for each event of the type or family, of all sessions.
   *
   * @param type as {@code StasisStart.class} or {@code ChannelEvent.class}
   */
  public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
    return core.on(null, type, core.router().now(), handler);
  }

  /**
   * Calls the handler for each event of the type with that name in ARI, one that this library has
   * no type for included.
   *
   * @param type as {@code "StasisStart"}
   */
  public Subscription on(String type, Consumer<? super Event> handler) {
    return core.on(null, type, core.router().now(), handler);
  }

  /**
   * Waits for the next event of the type or family, of any object. A handler that waits passes its
   * turn on.
   *
   * @throws org.arijava.error.AriTimeoutException when none comes in time
   * @throws org.arijava.error.AriConnectionException when the client is closed, or its last session
   *     ends meanwhile
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  public <E extends Event> E await(Class<E> type, Duration timeout) {
    return core.await(null, type, core.router().now(), timeout);
  }

  /**
   * Waits for the next event of the type with that name in ARI, of any object.
   *
   * @throws org.arijava.error.AriTimeoutException when none comes in time
   * @throws org.arijava.error.AriConnectionException when the client is closed, or its last session
   *     ends meanwhile
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  public Event await(String type, Duration timeout) {
    return core.await(null, type, core.router().now(), timeout);
  }

  /** Keeps the events of the type or family, of any object, until they are taken. */
  public <E extends Event> EventQueue<E> events(Class<E> type) {
    return events(type, EventQueue.CAPACITY);
  }

  /**
   * Keeps the events of the type or family, of any object, until they are taken.
   *
   * @param capacity how many it holds at most; beyond, the oldest is dropped
   */
  public <E extends Event> EventQueue<E> events(Class<E> type, int capacity) {
    return core.events(null, type, core.router().now(), capacity);
  }

  /** Keeps the events of the type with that name in ARI, of any object, until they are taken. */
  public EventQueue<Event> events(String type) {
    return core.events(null, type, core.router().now());
  }

  /**
   * Handles an event that came by other means, from a bus or a file, as if a session had received
   * it. What cannot be read is told to {@link AriListener#messageRejected}.
   *
   * @param event the event as Asterisk wrote it
   */
  public void dispatch(String event) {
    inbox.received(core.fedIn(), List.of(event.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Registers the applications with Asterisk and starts to receive their events.
   *
   * @throws org.arijava.error.AriResponseException when Asterisk refuses
   * @throws org.arijava.error.AriConnectionException when it cannot be reached
   */
  public AriSession start(String... apps) {
    return start(List.of(apps), o -> {});
  }

  /** Starts as {@link #start(String...)} does, with the options that are set. */
  public AriSession start(List<String> apps, Consumer<? super AriSession.Options> options) {
    AriSession session = session(apps, options);
    try {
      Futures.await(session.begin(), "GET /events");
    } catch (RuntimeException | Error e) {
      session.close(); // also when it was our thread that was interrupted
      throw e;
    }
    return session;
  }

  private CompletableFuture<AriSession> begin(
      List<String> apps, Consumer<? super AriSession.Options> options) {
    AriSession session = session(apps, options);
    return core.future(session.begin(), up -> session, "GET /events", session::close);
  }

  private AriSession session(List<String> apps, Consumer<? super AriSession.Options> options) {
    AriSession.Options chosen = new AriSession.Options();
    options.accept(chosen);
    AriSession session =
        new AriSession(
            core,
            apps,
            inbox::execute,
            own -> new SessionLoop(own, apps, core, inbox, chosen.policy(), tellers));
    sessions.add(session);
    if (closed) {
      session.close(); // which close() may have missed
    }
    return session;
  }

  /**
   * Calls the handler each time an application is registered, at first and after each lost
   * connection, before any event of it is handled: the place to subscribe to more. It runs on the
   * session's thread, which is not up before it returns; what it throws is logged.
   */
  public Subscription onApplicationRegistered(String app, Consumer<? super Application> handler) {
    return registered.add(app, handler);
  }

  /**
   * Calls the handler each time an application is no longer registered: its connection was lost or
   * its session is over.
   */
  public Subscription onApplicationUnregistered(String app, Consumer<? super Application> handler) {
    return unregistered.add(app, handler);
  }

  /**
   * Calls the handler after each gap with what is there now, before the first event after the gap
   * is handled. It runs on the session's thread; what it throws is logged.
   */
  public Subscription onResync(Consumer<? super Gap> handler) {
    return gaps.add("", handler);
  }

  /**
   * Starts the applications and waits until the session is over: closed by {@link
   * AriSession#close()}, {@link #close()}, or Asterisk.
   *
   * @throws org.arijava.error.AriConnectionException when the connection was lost
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  public void run(String... apps) {
    try (AriSession session = session(List.of(apps), o -> {})) {
      session.begin();
      session.await(); // which also tells why it could not begin
    }
  }

  /**
   * Ends all sessions and subscriptions and frees connections and threads. Requests under way fail.
   * Idempotent; may be called by a handler.
   */
  @Override
  public void close() {
    if (view) {
      return;
    }
    closed = true;
    sessions.forEach(AriSession::close);
    sessions.forEach(session -> session.join(GOOD_BYE));
    inbox.close();
    core.transport().close();
  }

  @Override
  public String toString() {
    return "AriClient[" + core.options().url() + "]";
  }
}
