/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.arijava.AriSession;
import org.arijava.EventQueue;
import org.arijava.Subscription;
import org.arijava.error.AriConnectionException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.arijava.internal.codec.DecodedEvent;
import org.arijava.internal.codec.EventTypes;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Knows who listens to what and gives each event to their turns. Thread-safe; events are routed by
 * one thread at a time, which never waits.
 */
public final class EventRouter implements AutoCloseable {

  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final int TIMELINE = 64;
  private static final int QUEUE = 1_024;

  private final Executor executor;
  private final LongSupplier clock;
  private final BiConsumer<ReceivedEvent, Throwable> failures;
  private final LongConsumer drops;
  private final @Nullable Turn onlyTurn;
  private final Backlog backlog;
  private final Continuations continuations;
  private final AsyncEvents asyncEvents;
  private final ConcurrentMap<ObjectKey, ObjectState> states = new ConcurrentHashMap<>();
  private final AtomicLong registrations = new AtomicLong();
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile ClientWide clientWide = new ClientWide(List.of());
  private volatile long swept;
  private volatile boolean all;
  private volatile boolean closed;

  /**
   * A router.
   *
   * @param executor runs the turns
   * @param clock tells the time in nanoseconds, from no particular beginning
   * @param serial whether there is one turn for everything
   * @param bound how many deliveries may wait
   * @param patience how long a future waits for its turn to be free
   * @param failures told what handlers throw
   * @param drops told how many events were dropped
   */
  EventRouter(
      Executor executor,
      LongSupplier clock,
      boolean serial,
      int bound,
      Duration patience,
      BiConsumer<ReceivedEvent, Throwable> failures,
      LongConsumer drops) {
    this.executor = executor;
    this.clock = clock;
    this.failures = failures;
    this.drops = drops;
    this.onlyTurn = serial ? new Turn(executor) : null;
    this.continuations = new Continuations(executor, patience);
    this.asyncEvents = new AsyncEvents(this, continuations, drops);
    this.swept = clock.getAsLong();
    this.backlog =
        new Backlog(
            bound,
            delivery -> {
              delivery.dropped();
              drops.accept(1);
            });
  }

  /** Where futures complete. */
  public Continuations continuations() {
    return continuations;
  }

  /** Listening without keeping a thread. */
  public AsyncEvents asyncEvents() {
    return asyncEvents;
  }

  /** The place of the next registration. */
  long number() {
    return registrations.incrementAndGet();
  }

  /** The turn of an object. */
  Turn turn(ObjectKey object) {
    return state(object).turn();
  }

  /** The session that brought the latest event of an object, if one did. */
  @Nullable AriSession lastSession(ObjectKey object) {
    ObjectState state = states.get(object);
    ReceivedEvent last = state == null ? null : state.last();
    return last == null ? null : last.header().session();
  }

  /**
   * The number of the latest event that arrived: what is asked of Asterisk now is at least so new.
   */
  public long now() {
    return sequence.get();
  }

  /** The number of the event that arrives now. */
  long next() {
    return sequence.incrementAndGet();
  }

  /** Calls the handler for the events of an object after one, or of all objects from now on. */
  public Subscription on(
      @Nullable ObjectKey object, Interest interest, long asOf, Consumer<? super Event> action) {
    PushHandler handler =
        new PushHandler(registrations.incrementAndGet(), interest, start(object, asOf), action);
    add(object, handler);
    return handler.subscription();
  }

  /** Keeps the events of an object after one, or of all objects from now on, until taken. */
  public <E extends Event> EventQueue<E> events(
      @Nullable ObjectKey object, Interest interest, long asOf, Function<Event, E> cast) {
    QueueHandler handler =
        new QueueHandler(
            registrations.incrementAndGet(),
            interest,
            start(object, asOf),
            text(object),
            QUEUE,
            lost -> drops.accept(1));
    add(object, handler);
    return handler.queue(cast);
  }

  /** Waits for the first event of an object after one, or of any object from now on. */
  public Event await(@Nullable ObjectKey object, Interest interest, long asOf, Duration timeout) {
    Awaiter awaiter =
        new Awaiter(registrations.incrementAndGet(), interest, start(object, asOf), text(object));
    if (closed) {
      throw new AriConnectionException("the client is closed", Outcome.NOT_SENT, null);
    }
    if (object == null) {
      addClientWide(awaiter);
      return awaiter.await(timeout);
    }
    ReceivedEvent[] missed = new ReceivedEvent[1];
    ObjectState state =
        states.compute(
            object,
            (key, known) -> {
              ObjectState now = known == null ? newState(object) : known;
              missed[0] = now.firstMissed(awaiter, clock.getAsLong());
              return now;
            });
    if (missed[0] != null) {
      letTheEarlierPass();
      return missed[0].decoded();
    }
    awaiter.forgetBy(() -> state.remove(awaiter));
    ReceivedEvent end = state.ended();
    if (end != null) {
      ended(awaiter, end);
    }
    return awaiter.await(timeout);
  }

  /** Lets the handlers that this thread's turn still owes earlier events run first. */
  private static void letTheEarlierPass() {
    Turn current = Turn.current();
    if (current != null && current.hasLate()) {
      Wait wait = new Wait();
      wait.end();
      Turn.await(wait, SILENCE);
    }
  }

  long start(@Nullable ObjectKey object, long asOf) {
    return object == null ? now() : asOf;
  }

  static String text(@Nullable ObjectKey object) {
    return object == null ? "any object" : object.kind() + " " + object.id();
  }

  /** Registers a handler, which gets what it has missed before anything else. */
  void add(@Nullable ObjectKey object, Handler handler) {
    if (closed) {
      throw new AriConnectionException("the client is closed", Outcome.NOT_SENT, null);
    }
    if (object == null) {
      addClientWide(handler);
      abandonIfClosed(handler);
      return;
    }
    boolean[] missed = new boolean[1];
    ObjectState state =
        states.compute(
            object,
            (key, known) -> {
              ObjectState now = known == null ? newState(object) : known;
              missed[0] = now.add(handler, clock.getAsLong());
              return now;
            });
    handler.forgetBy(() -> state.remove(handler));
    ReceivedEvent end = state.ended();
    if (missed[0] || end != null) {
      state
          .turn()
          .addLate(
              () -> {
                catchUp(handler);
                if (end != null) {
                  ended(handler, end);
                }
              });
    }
    abandonIfClosed(handler);
  }

  private void abandonIfClosed(Handler handler) {
    if (closed) {
      handler.abandoned();
    }
  }

  private void addClientWide(Handler handler) {
    synchronized (this) {
      clientWide = clientWide.with(handler);
    }
    handler.forgetBy(() -> removeClientWide(handler));
  }

  private synchronized void removeClientWide(Handler handler) {
    clientWide = clientWide.without(handler);
  }

  private ObjectState newState(ObjectKey key) {
    return new ObjectState(newTurn(), bound(key), clock.getAsLong());
  }

  private static int bound(ObjectKey key) {
    return EventTypes.ends(key.kind()) ? TIMELINE : 1;
  }

  Turn newTurn() {
    return onlyTurn == null ? new Turn(executor) : onlyTurn;
  }

  /** What this thread creates shares its turn, if it holds one, and is heard of until it ends. */
  public void created(ObjectKey object) {
    Turn current = Turn.current();
    if (current != null) {
      states.computeIfAbsent(
          object, key -> new ObjectState(current, bound(key), clock.getAsLong()));
    }
    state(object).lasts();
  }

  /** The object's end will be told even after it left its application. */
  public void heardOf(ObjectKey object) {
    state(object).lasts();
  }

  /** The end of every object will be told. */
  public void allIsHeardOf() {
    all = true;
  }

  /** Whether the object's end will be told even after it left its application. */
  public boolean isHeardOf(ObjectKey object) {
    ObjectState state = states.get(object);
    return all || (state != null && state.isLasting());
  }

  /** The objects that events were told of and whose end was not. */
  public List<ObjectKey> living() {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue().isLiving())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The object as the latest event had it. */
  public Optional<Map<String, Object>> lastKnown(ObjectKey object) {
    ObjectState state = states.get(object);
    ReceivedEvent last = state == null ? null : state.last();
    return last != null && last.decoded() instanceof DecodedEvent event
        ? event.object(object)
        : Optional.empty();
  }

  /** Routes an event to the turns of the objects it names. */
  void route(ReceivedEvent event) {
    if (closed) {
      return;
    }
    long now = clock.getAsLong();
    boolean wanted = !clientWide.interestedIn(event).isEmpty();
    Map<Turn, List<ObjectState>> turns = new LinkedHashMap<>();
    Set<ObjectKey> objects = event.objects();
    if (objects.isEmpty() && wanted) {
      turns.put(
          state(new ObjectKey("Application", String.valueOf(event.header().application()))).turn(),
          List.of());
    }
    boolean first = true;
    for (ObjectKey object : objects) {
      boolean home = first;
      first = false;
      ObjectState[] needing = new ObjectState[1];
      states.compute(
          object,
          (key, known) -> {
            ObjectState state = known == null ? newState(object) : known;
            boolean ends = EventTypes.ends(event.type(), object.kind());
            if (state.arrived(event, ends, home && wanted, now)) {
              needing[0] = state;
            }
            return state;
          });
      if (needing[0] != null) {
        turns.computeIfAbsent(needing[0].turn(), turn -> new ArrayList<>()).add(needing[0]);
      }
    }
    boolean home = wanted;
    for (Map.Entry<Turn, List<ObjectState>> entry : turns.entrySet()) {
      Delivery delivery = new Delivery(this, event, entry.getValue(), home);
      home = false;
      backlog.add(delivery);
      entry.getKey().add(delivery);
    }
    if (now - swept > SWEEP.toNanos() && sweeping.compareAndSet(false, true)) {
      executor.execute(this::sweep);
    }
  }

  private ObjectState state(ObjectKey key) {
    return states.computeIfAbsent(key, this::newState);
  }

  /** Forgets what is over or has long been silent. */
  private void sweep() {
    long now = clock.getAsLong();
    for (ObjectKey key : states.keySet()) {
      release(key, now - GRACE.toNanos());
      states.computeIfPresent(
          key,
          (k, state) ->
              state.isStale(now - GRACE.toNanos(), now - SILENCE.toNanos()) ? null : state);
    }
    swept = now;
    sweeping.set(false);
  }

  /** Ends those who listen to a channel that left the application and did not come back. */
  private void release(ObjectKey key, long leftBefore) {
    ObjectState state = states.get(key);
    ReceivedEvent left = state == null || all ? null : state.leftBefore(leftBefore);
    if (state != null && left != null) {
      List<Handler> handlers = state.handlers();
      state.turn().add(() -> handlers.forEach(handler -> ended(handler, left)));
    }
  }

  /** The client's own handlers that want the event. */
  List<Handler> clientWide(ReceivedEvent event) {
    return clientWide.interestedIn(event).stream().filter(handler -> handler.wants(event)).toList();
  }

  /** How many objects are known. */
  int known() {
    return states.size();
  }

  /** Calls a handler, first for what it has missed; what it throws is told. */
  void call(Handler handler, ReceivedEvent event) {
    catchUp(handler);
    attempt(handler, event);
  }

  private void catchUp(Handler handler) {
    for (ReceivedEvent late = handler.nextMissed(); late != null; late = handler.nextMissed()) {
      attempt(handler, late);
    }
  }

  private void attempt(Handler handler, ReceivedEvent event) {
    try {
      handler.deliver(event);
    } catch (Exception e) {
      failures.accept(event, e);
    }
  }

  /** Tells a handler that its object is gone. */
  void ended(Handler handler, ReceivedEvent event) {
    try {
      handler.ended(event.decoded());
    } catch (Exception e) {
      handler.close();
      failures.accept(event, e);
    }
  }

  /** Ends all subscriptions and waits; what is not delivered yet is discarded. */
  @Override
  public void close() {
    closed = true;
    backlog.clear();
    clientWide.all().forEach(Handler::abandoned);
    states.values().forEach(state -> state.handlers().forEach(Handler::abandoned));
    states.clear();
    continuations.close();
  }
}
