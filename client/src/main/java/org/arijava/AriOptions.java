/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.arijava.internal.Units;
import org.arijava.internal.events.Inbox;
import org.arijava.internal.net.Address;
import org.arijava.internal.net.NetworkOptions;
import org.jspecify.annotations.Nullable;

/** How a client reaches its Asterisk and behaves. Immutable; its text holds no password. */
public final class AriOptions {

  private final URI url;
  private final String user;
  private final String password;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final Duration pingInterval;
  private final int maxConnections;
  private final int maxWaitingEvents;
  private final int maxKeptEvents;
  private final WhenFull whenFull;
  private final @Nullable SSLContext sslContext;
  private final boolean verifyHostname;
  private final boolean serial;
  private final boolean checkSupport;
  private final @Nullable Executor executor;
  private final AriListener listener;

  private AriOptions(Builder builder) {
    if (builder.url == null) {
      throw new IllegalArgumentException("no url: where is the Asterisk?");
    }
    this.url = Address.of(builder.url).url();
    this.user = builder.user;
    this.password = builder.password;
    this.connectTimeout = builder.connectTimeout;
    this.requestTimeout = builder.requestTimeout;
    this.pingInterval = builder.pingInterval;
    this.maxConnections = builder.maxConnections;
    this.maxWaitingEvents = builder.maxWaitingEvents;
    this.maxKeptEvents = builder.maxKeptEvents;
    this.whenFull = builder.whenFull;
    this.sslContext = builder.sslContext;
    this.verifyHostname = builder.verifyHostname;
    this.serial = builder.serial;
    this.checkSupport = builder.checkSupport;
    this.executor = builder.executor;
    this.listener = builder.listener;
  }

  /** The options that the lambda sets; the rest has its defaults. */
  public static AriOptions of(Consumer<? super Builder> options) {
    Builder builder = new Builder();
    options.accept(builder);
    return new AriOptions(builder);
  }

  /**
   * Options from the environment variables {@code ARI_URL}, {@code ARI_USER} and {@code
   * ARI_PASSWORD}.
   *
   * @throws IllegalArgumentException when one of them is not set
   */
  public static AriOptions fromEnvironment() {
    return from(System.getenv());
  }

  static AriOptions from(Map<String, String> environment) {
    return of(
        o ->
            o.url(variable(environment, "ARI_URL"))
                .credentials(
                    variable(environment, "ARI_USER"), variable(environment, "ARI_PASSWORD")));
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the environment variable " + name + " is not set");
    }
    return value;
  }

  /** These options with the changes that the lambda makes. */
  public AriOptions with(Consumer<? super Builder> changes) {
    Builder builder = new Builder(this);
    changes.accept(builder);
    return new AriOptions(builder);
  }

  /** These options with changes that need no connections or threads of their own. */
  AriOptions forView(Consumer<? super Builder> changes) {
    AriOptions changed = with(changes);
    if (!changed.resources().equals(resources())) {
      throw new IllegalArgumentException(
          "a view shares its client's connections, threads and listener:"
              + " only the request timeout can be another");
    }
    return changed;
  }

  private List<Object> resources() {
    return List.of(
        network(),
        maxWaitingEvents,
        maxKeptEvents,
        serial,
        Optional.ofNullable(executor),
        listener);
  }

  /** The URL of Asterisk's HTTP server, without {@code ari}. */
  public URI url() {
    return url;
  }

  /** The user of {@code ari.conf}. */
  public String user() {
    return user;
  }

  /** How long connecting may take, TLS included. */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** How long a request may take, from the call to the end of the answer. */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  /** How often a stream of events pings Asterisk. */
  public Duration pingInterval() {
    return pingInterval;
  }

  /** How many HTTP connections there may be at once. */
  public int maxConnections() {
    return maxConnections;
  }

  /** How many events of a session may wait for their handlers. */
  public int maxWaitingEvents() {
    return maxWaitingEvents;
  }

  /** About how many events are kept for who begins to listen late, of all objects together. */
  public int maxKeptEvents() {
    return maxKeptEvents;
  }

  /** What is done when more wait. */
  public WhenFull whenFull() {
    return whenFull;
  }

  /** Whether all handlers run one at a time, whatever call they belong to. */
  public boolean serial() {
    return serial;
  }

  /** Whether operations that this Asterisk does not have are refused before they are sent. */
  public boolean checkSupport() {
    return checkSupport;
  }

  /** What handlers run on; empty for threads of the client. */
  public Optional<Executor> executor() {
    return Optional.ofNullable(executor);
  }

  /** Who is told what happens inside the client. */
  public AriListener listener() {
    return listener;
  }

  NetworkOptions network() {
    return new NetworkOptions(
        url,
        user,
        password,
        connectTimeout,
        maxConnections,
        sslContext,
        verifyHostname,
        pingInterval);
  }

  @Override
  public String toString() {
    return "AriOptions[" + url + ", user " + user + "]";
  }

  /** What is done when more events wait for their handlers than may. */
  public enum WhenFull {
    /** The oldest event is dropped, counted, and told to {@link AriListener#eventsDropped}. */
    DROP_OLDEST,
    /**
     * The session gives its connection up and connects again: what it misses meanwhile is a {@link
     * Gap}, and what waits is still handled.
     */
    DISCONNECT
  }

  /** Collects options. Confined to the lambda it is given to. */
  public static final class Builder {

    private @Nullable URI url;
    private String user = "";
    private String password = "";
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Duration pingInterval = NetworkOptions.PING_INTERVAL;
    private int maxConnections = 16;
    private int maxWaitingEvents = 100_000;
    private int maxKeptEvents = 250_000;
    private WhenFull whenFull = WhenFull.DROP_OLDEST;
    private @Nullable SSLContext sslContext;
    private boolean verifyHostname = true;
    private boolean serial;
    private boolean checkSupport;
    private @Nullable Executor executor;
    private AriListener listener = Inbox.NOBODY;

    private Builder() {}

    private Builder(AriOptions from) {
      this.url = from.url;
      this.user = from.user;
      this.password = from.password;
      this.connectTimeout = from.connectTimeout;
      this.requestTimeout = from.requestTimeout;
      this.pingInterval = from.pingInterval;
      this.maxConnections = from.maxConnections;
      this.maxWaitingEvents = from.maxWaitingEvents;
      this.maxKeptEvents = from.maxKeptEvents;
      this.whenFull = from.whenFull;
      this.sslContext = from.sslContext;
      this.verifyHostname = from.verifyHostname;
      this.serial = from.serial;
      this.checkSupport = from.checkSupport;
      this.executor = from.executor;
      this.listener = from.listener;
    }

    /**
     * The URL of Asterisk's HTTP server, with its prefix if it has one. Required. What is wrong
     * with it is said when the options are complete.
     */
    public Builder url(URI url) {
      this.url = Objects.requireNonNull(url, "url");
      return this;
    }

    /**
     * The URL of Asterisk's HTTP server, with its prefix if it has one. Required.
     *
     * @throws IllegalArgumentException when the text is no URL
     */
    public Builder url(String url) {
      try {
        return url(new URI(Objects.requireNonNull(url, "url")));
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException( // without the text, which may hold a password
            "not a URL: " + e.getReason() + " at character " + e.getIndex());
      }
    }

    /**
     * A user of {@code ari.conf} and the password. Required.
     *
     * @throws IllegalArgumentException when the user's name holds a colon, which would end it
     */
    public Builder credentials(String user, String password) {
      this.user = Objects.requireNonNull(user, "user");
      if (user.indexOf(':') >= 0) {
        throw new IllegalArgumentException("the user's name holds a colon, which no request can");
      }
      this.password = Objects.requireNonNull(password, "password");
      return this;
    }

    /** How long connecting may take, TLS included; 5 seconds by default. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = positive(timeout, "connectTimeout");
      return this;
    }

    /**
     * How long a request may take, from the call to the end of the answer; 10 seconds by default.
     * Some operations answer only when the channel's playback has ended. A download may take longer
     * as a whole, but ends when nothing arrives, or nobody reads, for that long.
     */
    public Builder requestTimeout(Duration timeout) {
      this.requestTimeout = positive(timeout, "requestTimeout");
      return this;
    }

    /**
     * How often a stream of events pings Asterisk; every 15 seconds by default. A stream on which
     * nothing at all was heard for two intervals is lost.
     */
    public Builder pingInterval(Duration interval) {
      this.pingInterval = positive(interval, "pingInterval");
      return this;
    }

    /**
     * How many HTTP connections there may be at once; 16 by default. Asterisk closes connections
     * beyond 100 without a word, those of other programs and of event streams included.
     */
    public Builder maxConnections(int connections) {
      if (connections < 1 || connections > 90) {
        throw new IllegalArgumentException("maxConnections: 1 to 90, not " + connections);
      }
      this.maxConnections = connections;
      return this;
    }

    /**
     * How many events of a session may wait for their handlers, or for the session to be up;
     * 100,000 by default. What is done when there are more, {@link #whenFull} says.
     */
    public Builder maxWaitingEvents(int events) {
      if (events < 1) {
        throw new IllegalArgumentException("maxWaitingEvents: at least 1, not " + events);
      }
      this.maxWaitingEvents = events;
      return this;
    }

    /**
     * About how many events are kept for who begins to listen late, of all objects together;
     * 250,000 by default, some 160 MB of heap. As long as there are fewer, each object keeps its
     * latest 64; from then on each keeps its share, but two at least. Who begins to listen too late
     * for an event that he wants is told so: {@link AriListener#eventsDropped}. An object that is
     * over is forgotten after a minute, or after a second if more than 2,048 others have ended
     * since; of that nobody is told any more.
     */
    public Builder maxKeptEvents(int events) {
      if (events < 1) {
        throw new IllegalArgumentException("maxKeptEvents: at least 1, not " + events);
      }
      this.maxKeptEvents = events;
      return this;
    }

    /**
     * What is done when too many events of a session wait for their handlers; the oldest are
     * dropped by default. Either way it is told, and Asterisk is never made to wait.
     */
    public Builder whenFull(WhenFull policy) {
      this.whenFull = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /** What https trusts; the JVM's default trust store unless set. */
    public Builder sslContext(SSLContext context) {
      this.sslContext = Objects.requireNonNull(context, "context");
      return this;
    }

    /** Whether the server's certificate must name the host of the URL; it must by default. */
    public Builder verifyHostname(boolean verify) {
      this.verifyHostname = verify;
      return this;
    }

    /**
     * Whether all handlers run one at a time, in the order of all events; those of different calls
     * run at the same time by default. One handler that takes its time then holds up all calls.
     */
    public Builder serial(boolean serial) {
      this.serial = serial;
      return this;
    }

    /**
     * Whether operations and parameters that this Asterisk's own description does not have are
     * refused before they are sent, with {@link
     * org.arijava.error.AriUnsupportedOperationException}; they are sent by default, and Asterisk
     * ignores what it does not know. The description is downloaded when it is first needed.
     */
    public Builder checkSupport(boolean check) {
      this.checkSupport = check;
      return this;
    }

    /**
     * What handlers run on; by default virtual threads where the JVM has them, otherwise as many
     * pooled daemon threads as handlers run or wait at once. Either runs several handlers one after
     * another, so that a thread-local should be left as it was found. An executor with a bound on
     * its threads stands still when that many handlers wait for events. It is not shut down.
     */
    public Builder executor(Executor executor) {
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /** Who is told what happens inside the client. */
    public Builder listener(AriListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    private static Duration positive(Duration timeout, String name) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException(name + ": more than zero, not " + timeout);
      }
      return Units.atMostACentury(timeout);
    }
  }
}
