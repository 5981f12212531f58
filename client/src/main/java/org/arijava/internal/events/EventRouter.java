/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
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
import org.arijava.error.AriDecodeException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who listens to what and gives each event to their turns. Thread-safe; events are routed by
 * one thread at a time, which never waits.
 */
public final class EventRouter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventRouter.class);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final BiConsumer<Event, Throwable> failures;
  private final BiConsumer<@Nullable AriSession, AriDecodeException> rejects;
  private final LongConsumer drops;
  private final ObjectStates states;
  private final Continuations continuations;
  private final AsyncEvents asyncEvents;
  private final ConcurrentMap<String, Turn> applications = new ConcurrentHashMap<>();
  private final ClientWide clientWide = new ClientWide();
  private final AtomicLong registrations = new AtomicLong();
  private final AtomicLong sequence = new AtomicLong();

  /** Turns with work that are not under way yet; touched only by the one who routes. */
  private final List<Turn.Start> starts = new ArrayList<>();

  private volatile boolean closed;

  /**
   * A router.
   *
   * @param executor runs the turns
   * @param clock tells the time in nanoseconds, from no particular beginning
   * @param serial whether there is one turn for everything
   * @param mostKept how many events are kept for who begins to listen late, of all objects
   * @param patience how long a future waits for its turn to be free
   * @param failures told what handlers throw
   * @param rejects told what cannot be read
   * @param drops told how many events were dropped by queues, or kept too short for who came late
   */
  EventRouter(
      Executor executor,
      LongSupplier clock,
      boolean serial,
      int mostKept,
      Duration patience,
      BiConsumer<Event, Throwable> failures,
      BiConsumer<@Nullable AriSession, AriDecodeException> rejects,
      LongConsumer drops) {
    this.failures = failures;
    this.rejects = rejects;
    this.drops = drops;
    this.states = new ObjectStates(executor, clock, serial, mostKept, this::ended);
    this.continuations = new Continuations(executor, patience);
    this.asyncEvents = new AsyncEvents(this, continuations, failures, drops);
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

  /** A turn that nothing shares yet, unless there is one only. */
  Turn newTurn() {
    return states.newTurn();
  }

  /** The turn of an object. */
  Turn turn(ObjectKey object) {
    return states.state(object).turn();
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
    PushHandler handler = new PushHandler(number(), interest, start(object, asOf), action);
    add(object, handler);
    return handler;
  }

  /**
   * Keeps the events of an object after one, or of all objects from now on, until taken.
   *
   * @param capacity how many are kept before the oldest is dropped
   */
  public <E extends Event> EventQueue<E> events(
      @Nullable ObjectKey object,
      Interest interest,
      long asOf,
      int capacity,
      Function<Event, E> cast) {
    QueueHandler handler =
        new QueueHandler(
            number(),
            interest,
            start(object, asOf),
            text(object),
            capacity,
            lost -> drops.accept(1));
    add(object, handler);
    return handler.queue(cast);
  }

  /** Waits for the first event of an object after one, or of any object from now on. */
  public Event await(@Nullable ObjectKey object, Interest interest, long asOf, Duration timeout) {
    return await(object, awaiter(object, interest, asOf, false), timeout);
  }

  /** The same, but for a wait that outlives sessions. */
  public Event awaitPromised(ObjectKey object, Interest interest, long asOf, Duration timeout) {
    return await(object, awaiter(object, interest, asOf, true), timeout);
  }

  private Event await(@Nullable ObjectKey object, Awaiter awaiter, Duration timeout) {
    if (object == null) {
      addClientWide(awaiter);
      return awaiter.await(timeout);
    }
    ObjectState state = states.enter(object, (entered, now) -> entered.addForOne(awaiter, now));
    tellLost(object, awaiter);
    ReceivedEvent missed = awaiter.nextMissed();
    if (missed != null) {
      letTheEarlierPass();
      return missed.decoded();
    }
    ReceivedEvent end = state.ended();
    if (end != null) {
      ended(awaiter, end);
    }
    abandonIfClosed(awaiter);
    return awaiter.await(timeout);
  }

  private Awaiter awaiter(
      @Nullable ObjectKey object, Interest interest, long asOf, boolean outlives) {
    checkOpen();
    return new Awaiter(number(), interest, start(object, asOf), text(object), outlives);
  }

  /** Lets the handlers that this thread's turn still owes earlier events run first. */
  private static void letTheEarlierPass() {
    Turn current = Turn.current();
    if (current != null && current.hasLate()) {
      Wait wait = new Wait();
      wait.end();
      Turn.await(wait, LONG);
    }
  }

  long start(@Nullable ObjectKey object, long asOf) {
    return object == null ? now() : asOf;
  }

  static String text(@Nullable ObjectKey object) {
    return object == null ? "any object" : object.toString();
  }

  private void checkOpen() {
    if (closed) {
      throw new AriConnectionException("the client is closed", Outcome.NOT_SENT, null);
    }
  }

  /** Registers a handler, which gets what it has missed before anything else. */
  void add(@Nullable ObjectKey object, Handler handler) {
    checkOpen();
    if (object == null) {
      addClientWide(handler);
      abandonIfClosed(handler);
      return;
    }
    ObjectState state = states.enter(object, (entered, now) -> entered.add(handler, now));
    tellLost(object, handler);
    ReceivedEvent end = state.ended();
    if (end != null || handler.hasMissed()) {
      state.turn().addLate(new CatchUp(this, handler, end));
    }
    abandonIfClosed(handler);
  }

  private void tellLost(ObjectKey object, Handler handler) {
    int lost = handler.lost();
    if (lost > 0) {
      log.warn(
          "{} {} of {} came too long before somebody listened to be kept",
          lost,
          handler.interest().text(),
          text(object));
      drops.accept(lost);
    }
  }

  private void addClientWide(Handler handler) {
    clientWide.add(handler);
    abandonIfClosed(handler);
  }

  private void abandonIfClosed(Handler handler) {
    if (closed) {
      handler.abandoned();
    }
  }

  /** Routes an event to the turns of the objects it names, which {@link #start} sets going. */
  void route(ReceivedEvent event, Envelope envelope) {
    if (closed) {
      return;
    }
    boolean wanted = clientWide.wants(event);
    List<ObjectKey> objects = envelope.objects();
    if (objects.size() == 1) {
      ObjectState state = states.arrived(event, objects.get(0), wanted);
      if (state != null) {
        event.delivering(envelope);
        deliver(event, state.turn(), List.of(state), wanted);
      }
    } else if (!objects.isEmpty()) {
      routeToMany(event, envelope, wanted);
    } else if (wanted) {
      String application = String.valueOf(event.application());
      Turn turn = applications.computeIfAbsent(application, name -> states.newTurn());
      event.delivering(envelope);
      deliver(event, turn, List.of(), true);
    }
  }

  /** Client-wide handlers are called in the turn of the object that it arrives at first. */
  private void routeToMany(ReceivedEvent event, Envelope envelope, boolean wanted) {
    List<ObjectKey> objects = envelope.objects();
    Map<Turn, List<ObjectState>> turns = new LinkedHashMap<>();
    int home = home(objects);
    arrive(event, objects.get(home), wanted, turns);
    for (int i = 0; i < objects.size(); i++) {
      if (i != home) {
        arrive(event, objects.get(i), false, turns);
      }
    }
    for (int i = turns.size(); i > 0; i--) { // all, before the first could be the last to have it
      event.delivering(envelope);
    }
    boolean atHome = wanted;
    for (Map.Entry<Turn, List<ObjectState>> entry : turns.entrySet()) {
      deliver(event, entry.getKey(), entry.getValue(), atHome);
      atHome = false;
    }
  }

  /** The first channel, so that who hears of all calls hears of each in order, or the first. */
  private static int home(List<ObjectKey> objects) {
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).kind().equals("Channel")) {
        return i;
      }
    }
    return 0;
  }

  private void arrive(
      ReceivedEvent event, ObjectKey object, boolean wanted, Map<Turn, List<ObjectState>> turns) {
    ObjectState state = states.arrived(event, object, wanted);
    if (state != null) {
      turns.computeIfAbsent(state.turn(), turn -> new ArrayList<>(1)).add(state);
    }
  }

  private void deliver(
      ReceivedEvent event, Turn turn, List<ObjectState> states, boolean clientWide) {
    Delivery delivery = new Delivery(this, event, turn, states, clientWide);
    event.backlog().add(delivery);
    if (!delivery.isNothing()) { // the backlog may have dropped it at once
      Turn.Start start = turn.prepare(delivery);
      if (start != null) {
        starts.add(start);
      }
    }
  }

  /** Sets going the turns that what was routed waits for: together, which wakes fewer threads. */
  void start() {
    for (Turn.Start start : starts) {
      start.go();
    }
    starts.clear();
    states.sweepNowAndThen();
  }

  /** The objects that are known. */
  public ObjectStates states() {
    return states;
  }

  /** Those who listen to all objects. */
  ClientWide clientWide() {
    return clientWide;
  }

  /** Calls a handler, first for what it has missed; what it throws is told. */
  void call(Handler handler, ReceivedEvent event) {
    if (handler.hasMissed()) {
      catchUp(handler);
    }
    attempt(handler, event);
  }

  /** Calls a handler for what it has missed. */
  void catchUp(Handler handler) {
    for (ReceivedEvent late = handler.nextMissed(); late != null; late = handler.nextMissed()) {
      attempt(handler, late);
    }
  }

  private void attempt(Handler handler, ReceivedEvent event) {
    Event decoded;
    try {
      decoded = event.decoded();
    } catch (AriDecodeException e) {
      if (event.reject()) {
        rejects.accept(event.session(), e);
      }
      return;
    }
    try {
      handler.deliver(decoded);
    } catch (Exception e) {
      failures.accept(decoded, e);
    } catch (Error e) {
      failures.accept(decoded, e);
      throw e;
    }
  }

  /** Tells a handler that its object is gone. */
  void ended(Handler handler, ReceivedEvent event) {
    try {
      handler.ended(event.decoded());
    } catch (AriDecodeException e) {
      handler.abandoned();
    }
  }

  /**
   * A session will bring no event any more: who waits for one of its objects is told that.
   *
   * @param last whether no other session is left, so that all who wait are told
   */
  public void sessionOver(AriSession session, boolean last, String reason) {
    if (last) {
      clientWide.all().forEach(handler -> handler.cutOff(reason));
    }
    states.handlers(last ? null : session).forEach(handler -> handler.cutOff(reason));
  }

  /** Ends all subscriptions and waits; what is not delivered yet is discarded. */
  @Override
  public void close() {
    closed = true;
    clientWide.all().forEach(Handler::abandoned);
    states.abandon();
    continuations.close();
  }
}
