/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.arijava.AriSession;
import org.arijava.internal.codec.EventTypes;
import org.arijava.internal.codec.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one object: its turn, who listens to it, and the latest events that named it.
 * Thread-safe: guarded by its monitor.
 *
 * <p>There may be very many, so that it is small, and one with the key that it is found by.
 */
final class ObjectState extends ObjectKey implements Owner {

  private static final Registry NOBODY = new Registry(); // of most objects; never changed

  private volatile Turn turn;
  private final KeptEvents kept;
  private final boolean ending;

  @GuardedBy("this")
  private Registry handlers = NOBODY;

  @GuardedBy("this")
  private @Nullable Timeline timeline;

  @GuardedBy("this")
  private int pending;

  @GuardedBy("this")
  private long delivered;

  private volatile @Nullable ReceivedEvent end;

  @GuardedBy("this")
  private boolean inside;

  @GuardedBy("this")
  private boolean left;

  @GuardedBy("this")
  private boolean lasting;

  @GuardedBy("this")
  private boolean forgotten;

  @GuardedBy("this")
  private long touched;

  @GuardedBy("this")
  private long lastingSince;

  /** How an event was taken in. */
  enum Arrival {
    /** Nobody wants it: it counts as delivered. */
    UNWANTED,
    /** It is to be delivered in the object's turn. */
    WANTED,
    /** The client had told it already, of itself. */
    REPEATED,
    /** The state is no longer the object's. */
    FORGOTTEN
  }

  /** An object of which nothing is known yet. */
  ObjectState(ObjectKey key, Turn turn, KeptEvents kept, long now) {
    super(key.kind(), key.id());
    this.turn = turn;
    this.kept = kept;
    this.ending = EventTypes.ends(key.kind());
    this.touched = now;
  }

  /** The same without what is known of it. */
  ObjectKey key() {
    return new ObjectKey(kind(), id());
  }

  Turn turn() {
    return turn;
  }

  /**
   * An event that names the object arrived.
   *
   * @param wanted whether somebody else wants it in this turn
   */
  synchronized Arrival arrived(ReceivedEvent event, boolean wanted, long now) {
    if (forgetIf(end != null && event.type().isBirth())) {
      return Arrival.FORGOTTEN;
    }
    if (isRepeated(event)) {
      return Arrival.REPEATED;
    }
    if (end != null) { // whoever listens is being told the end, and nothing after it
      return wanted ? underway() : Arrival.UNWANTED;
    }
    touched = now;
    keep(event);
    left = event.type().isLeaving();
    inside = event.type().isEntering() || (inside && !left);
    boolean ends = event.type().ends(kind());
    if (ends) {
      end = event;
    }
    boolean needed =
        wanted || pending > 0 || (ends && !handlers.isEmpty()) || handlers.wants(event);
    if (needed) {
      return underway();
    }
    delivered = event.sequence();
    return Arrival.UNWANTED;
  }

  @GuardedBy("this")
  private Arrival underway() {
    pending++;
    return Arrival.WANTED;
  }

  /** Whether it tells an end that was told, where one of the two is the client's own. */
  @GuardedBy("this")
  private boolean isRepeated(ReceivedEvent event) {
    if (event.synthetic()) {
      return event.type().ends(kind()) ? end != null : event.type().isLeaving() && !inside;
    }
    ReceivedEvent before = null;
    if (event.type().ends(kind())) {
      before = end;
    } else if (event.type().isLeaving() && !inside) {
      before = end == null && left ? last() : end;
    }
    return before != null && before.synthetic();
  }

  @GuardedBy("this")
  private void keep(ReceivedEvent event) {
    Timeline events = timeline;
    if (events == null) {
      events = new Timeline(kept);
      timeline = events;
    }
    events.add(event, bound(), delivered);
  }

  /** How many events are kept for those who begin to listen late; of what has no end the latest. */
  private int bound() {
    return ending ? kept.share() : 1;
  }

  /** Lets go of the events beyond its share. */
  synchronized void trim() {
    if (timeline != null) {
      timeline.trim(bound(), delivered);
    }
  }

  /** The event is being delivered from now on: adds those who want it, or whom it ends. */
  synchronized void deliver(ReceivedEvent event, List<Handler> wanting) {
    passed(event);
    ReceivedEvent last = end;
    if (last == event) {
      wanting.addAll(handlers.all());
    } else if (last == null || event.sequence() < last.sequence()) {
      handlers.collect(event, wanting);
    }
  }

  /** The event counts as delivered. */
  synchronized void passed(ReceivedEvent event) {
    pending--;
    delivered = Math.max(delivered, event.sequence());
    trim();
  }

  /**
   * Registers a handler, which gets first what it has missed; false when the state is forgotten.
   */
  synchronized boolean add(Handler handler, long now) {
    if (forgotten) {
      return false;
    }
    touched = now;
    handler.missed(missed(handler), lost(handler));
    register(handler);
    return true;
  }

  /**
   * Registers a handler that wants one event, unless it has missed that already; false when the
   * state is forgotten.
   */
  synchronized boolean addForOne(Handler handler, long now) {
    if (forgotten) {
      return false;
    }
    touched = now;
    Collection<ReceivedEvent> missed = missed(handler);
    handler.missed(missed, lost(handler));
    if (missed.isEmpty()) {
      register(handler);
    }
    return true;
  }

  @GuardedBy("this")
  private void register(Handler handler) {
    handler.belongTo(this);
    if (handlers == NOBODY) {
      handlers = new Registry();
    }
    handlers.add(handler);
  }

  /** How many events it wants that are kept no longer; of what has no end, the latest stands. */
  @GuardedBy("this")
  private int lost(Handler handler) {
    boolean fromTheBeginning = handler.from() == 0;
    return timeline == null || (fromTheBeginning && !ending)
        ? 0
        : timeline.lost(handler.interest(), handler.from());
  }

  @GuardedBy("this")
  private List<ReceivedEvent> missed(Handler handler) {
    if (timeline == null) {
      return List.of();
    }
    List<ReceivedEvent> missed = new ArrayList<>(0);
    for (ReceivedEvent event : timeline.events()) {
      if (event.sequence() <= delivered && handler.wants(event)) {
        missed.add(event);
      }
    }
    return missed;
  }

  @Override
  public synchronized void remove(Handler handler) {
    if (handlers != NOBODY) {
      handlers.remove(handler);
      if (handlers.isEmpty()) {
        handlers = NOBODY;
      }
    }
  }

  @Override
  public boolean endsWith(ReceivedEvent event) {
    return end == event;
  }

  synchronized List<Handler> handlers() {
    return handlers.all();
  }

  /** The event that ended the object, once it is delivered. */
  synchronized @Nullable ReceivedEvent ended() {
    ReceivedEvent last = end;
    return last != null && last.sequence() <= delivered ? last : null;
  }

  /** Its end will be told even after it left the application; false when this is forgotten. */
  synchronized boolean lasts(long now) {
    if (!lasting) {
      lasting = true;
      lastingSince = now;
    }
    return !forgotten;
  }

  /**
   * It is being made, by who has the turn if one is given, and takes that over; false when this is
   * forgotten, or was another life.
   */
  synchronized boolean created(@Nullable Turn maker, long now) {
    forgetIf(end != null);
    if (maker != null
        && timeline == null
        && !forgotten) { // no event has been under way in its own turn yet
      turn = maker;
    }
    return lasts(now);
  }

  /** Whether it entered the application and did not leave it. */
  synchronized boolean isInside() {
    return inside;
  }

  synchronized boolean isLasting() {
    return lasting;
  }

  /** Whether an event told of it, through the session if any, and none of its end. */
  synchronized boolean isAliveFor(AriSession session) {
    ReceivedEvent last = last();
    return end == null && last != null && last.session() == session;
  }

  /** Whether this client made it before that time, and no event has told of it. */
  synchronized boolean isUnheardOfSince(long time) {
    return !forgotten && end == null && lasting && timeline == null && lastingSince - time < 0;
  }

  /** The session that brought the latest event, if one did. */
  synchronized @Nullable AriSession lastSession() {
    ReceivedEvent last = last();
    return last == null ? null : last.session();
  }

  /** The latest event that named it. */
  synchronized @Nullable ReceivedEvent last() {
    return timeline == null ? null : timeline.last();
  }

  /** The event with which it left, if nothing was heard of it since and nothing will be. */
  synchronized @Nullable ReceivedEvent leftBefore(long time) {
    return left && !lasting && pending == 0 && touched - time < 0 && !handlers.isEmpty()
        ? last()
        : null;
  }

  /**
   * Forgets it when nobody listens and it is over, or has long been silent; true when it is
   * forgotten now. A channel in an application is not: its end will be told, or be missed in a gap.
   *
   * @param hears whether the end of what left its application will be told, too
   */
  synchronized boolean forget(long overBefore, long silentBefore, boolean hears) {
    boolean over = end != null || (left && !lasting && !hears);
    return forgetIf(
        isLetAlone()
            && touched - (over ? overBefore : silentBefore) < 0
            && (end != null || !(turn.isBusy() || isInsideStill()))); // it may be heard of again
  }

  /**
   * Forgets it, which an event of Asterisk's ended, when nobody listens and nobody is likely to
   * yet: no handler runs in its turn, and this client did not make it; true when it is forgotten
   * now.
   */
  synchronized boolean forgetEarly() {
    return forgetIf(isLetAlone() && !lasting && !turn.isBusy());
  }

  /** Whether nobody listens, and no event is under way to anybody. */
  @GuardedBy("this")
  private boolean isLetAlone() {
    return handlers.isEmpty() && pending == 0;
  }

  /** Forgets it for good, with its events, if that is due; true when it is forgotten. */
  @GuardedBy("this")
  private boolean forgetIf(boolean due) {
    forgotten |= due;
    Timeline events = timeline;
    if (forgotten && events != null) {
      events.end();
      timeline = null;
    }
    return forgotten;
  }

  /** Whether it is in an application whose session lives. */
  @GuardedBy("this")
  private boolean isInsideStill() {
    AriSession session = lastSession();
    return inside && session != null && session.state() != AriSession.State.CLOSED;
  }
}
