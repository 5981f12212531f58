/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.arijava.AriSession;
import org.arijava.internal.codec.DecodedEvent;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * The objects that events told of or that somebody listens to. Thread-safe; events arrive by one
 * thread at a time.
 */
public final class ObjectStates {

  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final Duration SHORTEST_GRACE = Duration.ofSeconds(1);
  private static final int MOST_OVER = 2_048;

  private final Executor executor;
  private final LongSupplier clock;
  private final @Nullable Turn onlyTurn;
  private final KeptEvents kept;
  private final BiConsumer<Handler, ReceivedEvent> ended;
  private final ConcurrentMap<ObjectKey, ObjectState> states = new ConcurrentHashMap<>();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final AtomicInteger hearingAll = new AtomicInteger();
  private volatile long swept;

  /** What ended within its grace, the oldest first; touched only by the one who routes. */
  private final Deque<Ended> latestEnded = new ArrayDeque<>();

  /** What is over, and since when. */
  private record Ended(ObjectState state, long since) {}

  /** What is done with a state; false when it is forgotten and another is to be found. */
  interface Entry {
    boolean enter(ObjectState state, long now);
  }

  /**
   * No objects yet.
   *
   * @param mostKept how many events are kept for who begins to listen late, of all objects
   * @param ended tells a handler that its object is gone
   */
  ObjectStates(
      Executor executor,
      LongSupplier clock,
      boolean serial,
      int mostKept,
      BiConsumer<Handler, ReceivedEvent> ended) {
    this.executor = executor;
    this.clock = clock;
    this.onlyTurn = serial ? new Turn(executor) : null;
    this.kept = new KeptEvents(mostKept, states::size);
    this.ended = ended;
    this.swept = clock.getAsLong();
  }

  /** Does something with an object's state. */
  ObjectState enter(ObjectKey object, Entry entry) {
    ObjectState state = state(object);
    while (!entry.enter(state, clock.getAsLong())) {
      remove(state);
      state = state(object);
    }
    return state;
  }

  /** The state of an object. */
  ObjectState state(ObjectKey object) {
    ObjectState known = states.get(object);
    return known == null ? make(object) : known;
  }

  /** The key of a known object that the other is equal to; null when there is none. */
  @Nullable ObjectKey known(Object other) {
    return states.get(other);
  }

  private ObjectState make(ObjectKey key) {
    ObjectState made = new ObjectState(key, newTurn(), kept, clock.getAsLong());
    ObjectState other = states.putIfAbsent(made, made);
    return other == null ? made : other;
  }

  /**
   * Removes this very state: by now there may be another of the same object, which is its equal.
   */
  private void remove(ObjectState state) {
    states.computeIfPresent(state, (object, known) -> known == state ? null : known);
  }

  /** A turn that nothing shares yet, unless there is one only. */
  Turn newTurn() {
    return onlyTurn == null ? new Turn(executor) : onlyTurn;
  }

  /** Keeps the event for one of its objects, whose state is given when it is to be delivered. */
  @Nullable ObjectState arrived(ReceivedEvent event, ObjectKey object, boolean wanted) {
    if (event.synthetic() && !states.containsKey(object)) {
      return null; // it was told already, and is forgotten
    }
    long now = clock.getAsLong();
    ObjectState state = object instanceof ObjectState known ? known : state(object);
    ObjectState.Arrival arrival = state.arrived(event, wanted, now);
    while (arrival == ObjectState.Arrival.FORGOTTEN) {
      remove(state);
      state = state(object);
      arrival = state.arrived(event, wanted, now);
    }
    if (state.endsWith(event) && !event.synthetic() && !state.isLasting()) {
      latestEnded.addLast(new Ended(state, now));
    }
    return arrival == ObjectState.Arrival.WANTED ? state : null;
  }

  /** Forgets, of very many that ended, the oldest before their time. */
  private void forgetEarly(long now) {
    while (!latestEnded.isEmpty()) {
      Ended oldest = latestEnded.getFirst();
      Duration grace = latestEnded.size() > MOST_OVER ? SHORTEST_GRACE : GRACE;
      if (now - oldest.since() < grace.toNanos()) {
        return;
      }
      latestEnded.removeFirst();
      if (oldest.state().forgetEarly()) {
        remove(oldest.state());
      }
    }
  }

  /** What this thread creates shares its turn, if it holds one, and is heard of until it ends. */
  public void created(ObjectKey object) {
    Turn maker = Turn.current();
    enter(object, (state, now) -> state.created(maker, now));
  }

  /** The object's end will be told even after it left its application. */
  public void heardOf(ObjectKey object) {
    enter(object, (state, now) -> state.lasts(now));
  }

  /** The end of every object will be told from now on, or no longer. */
  public void hearsOfAll(boolean hears) {
    hearingAll.addAndGet(hears ? 1 : -1);
  }

  /** Whether the object's end will be told even after it left its application. */
  public boolean isHeardOf(ObjectKey object) {
    ObjectState state = states.get(object);
    return hearingAll.get() > 0 || (state != null && state.isLasting());
  }

  /** Who listens to the objects whose latest event the session brought, or to any. */
  List<Handler> handlers(@Nullable AriSession session) {
    return states.values().stream()
        .filter(state -> session == null || state.lastSession() == session)
        .flatMap(state -> state.handlers().stream())
        .toList();
  }

  /** Whether the channel entered the application and did not leave it. */
  public boolean isInside(ObjectKey channel) {
    ObjectState state = states.get(channel);
    return state != null && state.isInside();
  }

  /** The application that the latest event of the object was sent to. */
  public Optional<String> applicationOf(ObjectKey object) {
    ObjectState state = states.get(object);
    ReceivedEvent last = state == null ? null : state.last();
    return Optional.ofNullable(last == null ? null : last.application());
  }

  /** The objects that the session's events told of last and whose end was not told. */
  public List<ObjectKey> living(AriSession session) {
    return keys(state -> state.isAliveFor(session));
  }

  /** The objects that this client made at least so long ago and that no event has told of. */
  public List<ObjectKey> unheardOf(Duration age) {
    long time = clock.getAsLong() - age.toNanos();
    return keys(state -> state.isUnheardOfSince(time));
  }

  private List<ObjectKey> keys(Predicate<ObjectState> condition) {
    return states.values().stream().filter(condition).map(ObjectState::key).toList();
  }

  /**
   * The object as the latest event had it.
   *
   * @throws org.arijava.error.AriDecodeException when that event cannot be read
   */
  public Optional<Map<String, Object>> lastKnown(ObjectKey object) {
    ObjectState state = states.get(object);
    ReceivedEvent last = state == null ? null : state.last();
    return last != null && last.decoded() instanceof DecodedEvent event
        ? event.object(object)
        : Optional.empty();
  }

  /**
   * Forgets what is over or has long been silent, and events beyond what shall be kept, if it is
   * time to: on a handler thread, but for what ended first of very many. Called by who routes.
   */
  void sweepNowAndThen() {
    long now = clock.getAsLong();
    forgetEarly(now);
    if (now - swept < SWEEP.toNanos() || !sweeping.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::sweep);
    } catch (RuntimeException e) {
      sweeping.set(false); // an executor that refuses work now may not later
    }
  }

  private void sweep() {
    long now = clock.getAsLong();
    boolean hears = hearingAll.get() > 0;
    for (ObjectState state : states.values()) {
      release(state, now - GRACE.toNanos());
      if (state.forget(now - GRACE.toNanos(), now - SILENCE.toNanos(), hears)) {
        remove(state);
      } else if (kept.areTooMany()) {
        state.trim();
      }
    }
    swept = now;
    sweeping.set(false);
  }

  /** Ends those who listen to a channel that left the application and did not come back. */
  private void release(ObjectState state, long leftBefore) {
    ReceivedEvent left = hearingAll.get() > 0 ? null : state.leftBefore(leftBefore);
    if (left != null) {
      List<Handler> handlers = state.handlers();
      state.turn().add(Work.of(() -> handlers.forEach(handler -> ended.accept(handler, left))));
    }
  }

  /** How many there are. */
  int size() {
    return states.size();
  }

  /** Tells all handlers that nothing will come any more. */
  void abandon() {
    states.values().forEach(state -> state.handlers().forEach(Handler::abandoned));
    states.clear();
  }
}
