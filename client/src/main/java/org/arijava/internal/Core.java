/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import org.arijava.AriClient;
import org.arijava.AriOptions;
import org.arijava.EventQueue;
import org.arijava.Subscription;
import org.arijava.error.AriDecodeException;
import org.arijava.error.AriException;
import org.arijava.error.AriResponseException;
import org.arijava.event.BridgeEvent;
import org.arijava.event.ChannelEvent;
import org.arijava.event.DeviceStateEvent;
import org.arijava.event.EndpointEvent;
import org.arijava.event.Event;
import org.arijava.event.PlaybackEvent;
import org.arijava.event.RecordingEvent;
import org.arijava.event.UnknownEvent;
import org.arijava.internal.codec.EventType;
import org.arijava.internal.codec.JsonReader;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.AsyncResult;
import org.arijava.internal.events.EventRouter;
import org.arijava.internal.events.Inbox;
import org.arijava.internal.events.Interest;
import org.arijava.internal.events.Source;
import org.arijava.internal.net.ErrorText;
import org.arijava.internal.operations.BridgesOperations;
import org.arijava.internal.operations.ChannelsOperations;
import org.arijava.internal.operations.PlaybacksOperations;
import org.arijava.internal.operations.RecordingsOperations;
import org.arijava.internal.session.Endings;
import org.arijava.spi.AriDownload;
import org.arijava.spi.AriResponse;
import org.arijava.spi.Transport;
import org.arijava.spi.UntypedRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all repositories and objects of one client stand on. Thread-safe. */
public final class Core {

  private static final Logger log = LoggerFactory.getLogger(Core.class);

  private final AriClient client;
  private final AriOptions options;
  private final Transport transport;
  private final Inbox inbox;
  private final Endings endings;
  private final ApplicationMemory memory;
  private final boolean remembers;
  private final ServedOperations served;
  private final Source fedIn;

  /** Joins a client's parts. */
  public Core(AriClient client, AriOptions options, Transport transport, Inbox inbox) {
    this.client = client;
    this.options = options;
    this.transport = transport;
    this.inbox = inbox;
    this.endings = new Endings(inbox);
    this.memory = new ApplicationMemory(inbox.router().states());
    this.remembers = true;
    this.served = new ServedOperations(transport);
    this.fedIn = inbox.source(this);
  }

  /** Stands on the parts of another client, with options of its own. */
  public Core(AriClient view, AriOptions options, Core parts) {
    this(view, options, parts, parts.remembers);
  }

  private Core(AriClient view, AriOptions options, Core parts, boolean remembers) {
    this.client = view;
    this.options = options;
    this.transport = parts.transport;
    this.inbox = parts.inbox;
    this.endings = parts.endings;
    this.memory = parts.memory;
    this.remembers = remembers;
    this.served = parts.served;
    this.fedIn = inbox.source(this);
  }

  /** The same for requests that nobody but this library wished for: they are not remembered. */
  public Core unremembered() {
    return new Core(client, options, this, false);
  }

  /** The client itself. */
  public AriClient client() {
    return client;
  }

  /** How the client was set up. */
  public AriOptions options() {
    return options;
  }

  /** The way to Asterisk. */
  public Transport transport() {
    return transport;
  }

  /** Who listens to what. */
  public EventRouter router() {
    return inbox.router();
  }

  /** Where events come from that no session brings. */
  public Source fedIn() {
    return fedIn;
  }

  /** Tells the ends that Asterisk does not tell. */
  public Endings endings() {
    return endings;
  }

  /** Waits for what Asterisk has only promised. */
  public Completions completions() {
    return new Completions(this);
  }

  /** Whether its requests are remembered as what the user wishes. */
  boolean remembers() {
    return remembers;
  }

  /** What applications were told through this client, for the day it is lost. */
  public ApplicationMemory memory() {
    return memory;
  }

  /**
   * Whether Asterisk knows the channel, bridge, playback or live recording.
   *
   * @throws AriException when it does not say
   */
  public boolean isThere(ObjectKey object) {
    Operation<Boolean> question = lookup(object);
    return question == null || question.await();
  }

  /** Asks whether Asterisk knows the object; null for a kind that has no end. */
  @Nullable Operation<Boolean> lookup(ObjectKey object) {
    String id = object.id();
    return switch (object.kind()) {
      case "Channel" -> ChannelsOperations.get(this, id).found();
      case "Bridge" -> BridgesOperations.get(this, id).found();
      case "Playback" -> PlaybacksOperations.get(this, id).found();
      case "LiveRecording" -> RecordingsOperations.getLive(this, id).found();
      default -> null;
    };
  }

  /** What the Asterisk says it has. */
  public ServedOperations served() {
    return served;
  }

  /** Whether the Asterisk says it has the operation, and the parameter if one is named. */
  public boolean supports(String operation, @Nullable String parameter) {
    return ServedOperations.has(
        Futures.await(served.all(options.requestTimeout()), ServedOperations.QUESTION),
        operation,
        parameter);
  }

  /** As {@link #supports}, without waiting. */
  public CompletableFuture<Boolean> supporting(String operation, @Nullable String parameter) {
    return future(
        served.all(options.requestTimeout()),
        all -> ServedOperations.has(all, operation, parameter),
        ServedOperations.QUESTION,
        () -> {});
  }

  /** Listens by type. */
  public <E extends Event> Subscription on(
      @Nullable ObjectKey object, Class<E> type, long asOf, Consumer<? super E> handler) {
    return router().on(object, Interest.of(type), asOf, ofAny(handler));
  }

  /** A handler that is only called for events it takes, without an object around it. */
  @SuppressWarnings("unchecked")
  private static <E extends Event> Consumer<? super Event> ofAny(Consumer<? super E> handler) {
    return (Consumer<? super Event>) handler;
  }

  /** Listens by name. */
  public Subscription on(
      @Nullable ObjectKey object, String type, long asOf, Consumer<? super Event> handler) {
    return router().on(object, named(object, type), asOf, handler);
  }

  /** Waits by type. */
  public <E extends Event> E await(
      @Nullable ObjectKey object, Class<E> type, long asOf, Duration timeout) {
    return type.cast(router().await(object, Interest.of(type), asOf, timeout));
  }

  /** Waits by name. */
  public Event await(@Nullable ObjectKey object, String type, long asOf, Duration timeout) {
    return router().await(object, named(object, type), asOf, timeout);
  }

  /** Queues by name. */
  public EventQueue<Event> events(@Nullable ObjectKey object, String type, long asOf) {
    return router().events(object, named(object, type), asOf, EventQueue.CAPACITY, event -> event);
  }

  /**
   * The events of a name.
   *
   * @throws IllegalArgumentException when they are known never to name such an object
   */
  private static Interest named(@Nullable ObjectKey object, String name) {
    Class<? extends Event> face = EventType.of(name).face();
    if (face == UnknownEvent.class) {
      log.info("{} is no event that this library knows: it is listened to by its name", name);
    } else if (object != null && !family(object.kind()).isAssignableFrom(face)) {
      throw new IllegalArgumentException(name + " never names a " + object.kind());
    }
    return new Interest.Named(name);
  }

  private static Class<? extends Event> family(String kind) {
    return switch (kind) {
      case "Channel" -> ChannelEvent.class;
      case "Bridge" -> BridgeEvent.class;
      case "Playback" -> PlaybackEvent.class;
      case "LiveRecording" -> RecordingEvent.class;
      case "Endpoint" -> EndpointEvent.class;
      case "DeviceState" -> DeviceStateEvent.class;
      default -> Event.class;
    };
  }

  /** Waits by type without keeping the thread; null for no deadline. */
  public <E extends Event> CompletableFuture<E> next(
      @Nullable ObjectKey object, Class<E> type, long asOf, @Nullable Duration timeout) {
    return router().asyncEvents().next(object, Interest.of(type), asOf, timeout, type::cast);
  }

  /** Waits by name without keeping the thread; null for no deadline. */
  public CompletableFuture<Event> next(
      @Nullable ObjectKey object, String type, long asOf, @Nullable Duration timeout) {
    return router().asyncEvents().next(object, named(object, type), asOf, timeout, event -> event);
  }

  /** Publishes by type. */
  public <E extends Event> Flow.Publisher<E> published(
      @Nullable ObjectKey object, Class<E> type, long asOf) {
    return published(object, type, asOf, EventQueue.CAPACITY);
  }

  /** Publishes by type; so many wait for a subscriber at most. */
  public <E extends Event> Flow.Publisher<E> published(
      @Nullable ObjectKey object, Class<E> type, long asOf, int capacity) {
    return router()
        .asyncEvents()
        .published(object, Interest.of(type), asOf, bound(capacity), type::cast);
  }

  /** Publishes by name. */
  public Flow.Publisher<Event> published(@Nullable ObjectKey object, String type, long asOf) {
    return router()
        .asyncEvents()
        .published(object, named(object, type), asOf, EventQueue.CAPACITY, event -> event);
  }

  /** Queues by type. */
  public <E extends Event> EventQueue<E> events(
      @Nullable ObjectKey object, Class<E> type, long asOf) {
    return events(object, type, asOf, EventQueue.CAPACITY);
  }

  /** Queues by type, so many at most. */
  public <E extends Event> EventQueue<E> events(
      @Nullable ObjectKey object, Class<E> type, long asOf, int capacity) {
    return router().events(object, Interest.of(type), asOf, bound(capacity), type::cast);
  }

  private static int bound(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: at least 1, not " + capacity);
    }
    return capacity;
  }

  /** Reads an object bound to a client. */
  @FunctionalInterface
  public interface Decoder<T> {
    T read(JsonReader in, Core core);
  }

  /** A request whose answer holds nothing. */
  @SuppressWarnings("NullAway") // null is what there is of Void
  public Operation<Void> nothing(Call call) {
    return exchange(call, (answer, asOf) -> null);
  }

  /** A request whose answer is one object. */
  public <T> Operation<T> one(Call call, Decoder<T> decoder) {
    return object(call, in -> decoder.read(in, this));
  }

  /** A request whose answer is a list of objects. */
  public <T> Operation<List<T>> list(Call call, Decoder<T> decoder) {
    return exchange(
        call,
        (answer, asOf) ->
            JsonReader.readObjects(answer.body(), asOf, in -> decoder.read(in, this)));
  }

  /** A request whose answer holds one text under a name. */
  public Operation<String> text(Call call, String field) {
    return object(
        call,
        in -> {
          String text = null;
          for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals(field)) {
              text = in.string();
            } else {
              in.skip();
            }
          }
          return text == null ? "" : text;
        });
  }

  /** A request whose answer holds a map of texts under a name. */
  public Operation<Map<String, String>> texts(Call call, String field) {
    return object(
        call,
        in -> {
          Map<String, String> map = null;
          for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals(field)) {
              map = in.stringMap();
            } else {
              in.skip();
            }
          }
          return map == null ? Map.<String, String>of() : map;
        });
  }

  /** A request whose answer is read as it arrives. */
  public Operation<InputStream> stream(Call call) {
    return new Operation<>(this, call, Transport::download, (download, asOf) -> download.body());
  }

  /** A request of any operation. */
  Operation<UntypedRequest.Answer> any(Call call) {
    return exchange(call, UntypedRequest.Answer::new);
  }

  /** A request of any operation, of whose answer the body is read as it arrives. */
  Operation<AriDownload> download(Call call) {
    return new Operation<>(this, call, Transport::download, (download, asOf) -> download);
  }

  private <T> Operation<T> object(Call call, JsonReader.Decoder<T> decoder) {
    return exchange(call, (answer, asOf) -> JsonReader.readObject(answer.body(), asOf, decoder));
  }

  private <T extends @Nullable Object> Operation<T> exchange(
      Call call, Operation.Reader<AriResponse, T> content) {
    return new Operation<>(
        this,
        call,
        Transport::exchange,
        (answer, asOf) -> {
          if (!answer.isSuccess()) {
            throw AriResponseException.of(
                call.operation(), answer.status(), ErrorText.of(answer), answer.bodyText());
          }
          memory.succeeded(this, call, answer);
          try {
            return content.read(answer, asOf);
          } catch (AriDecodeException e) {
            throw new AriDecodeException(
                call.operation() + ": cannot read the answer (" + answer + "): " + e.getMessage(),
                e.text(),
                e);
          }
        });
  }

  /** Reads a stream to its end into a file, which is replaced once all is there. */
  public static void save(InputStream stream, Path file) {
    try {
      FileDownload.save(stream, file);
    } catch (IOException e) {
      throw FileDownload.broken(e, file);
    }
  }

  /**
   * Downloads into a file, which is replaced once all is there, without waiting for the network.
   */
  public CompletableFuture<Void> download(Operation<InputStream> request, Path file) {
    Objects.requireNonNull(file, "target");
    CompletableFuture<Void> saved =
        AsyncFileDownload.begin(request.start(), file, router().continuations()::execute);
    return future(saved, nothing -> nothing, file, () -> saved.cancel(true));
  }

  /**
   * The outcome of a future, read, in the turn of this thread, on the handler executor if it has
   * none.
   *
   * @param operation what it is of; its text is for messages
   * @param giveUp what to do when the user ends it early
   */
  public <A, T extends @Nullable Object> CompletableFuture<T> future(
      CompletableFuture<A> source, Function<A, T> reading, Object operation, Runnable giveUp) {
    AsyncResult<T> result = router().continuations().result();
    result.onGivenUp(giveUp);
    source.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            result.settle(() -> reading.apply(value));
          } else {
            result.refuse(Futures.failure(failure, operation));
          }
        });
    return result;
  }
}
