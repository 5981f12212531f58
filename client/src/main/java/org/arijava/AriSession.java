/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.arijava.async.AsyncAriSession;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.internal.Core;
import org.arijava.internal.Futures;
import org.arijava.internal.Units;
import org.arijava.internal.session.Policy;
import org.arijava.internal.session.SessionLoop;

/**
 * A stream of the events of one or more Stasis applications, kept up across lost connections.
 * Thread-safe.
 *
 * <p>It is {@link State#CONNECTING} until Asterisk has registered its applications for the first
 * time, then {@link State#UP}. When the connection is lost it is {@link State#DOWN} and connects
 * again, until it is {@link State#CLOSED}: by {@link #close()}, because another client took one of
 * its applications over, or because the allowed number of attempts failed.
 */
public final class AriSession implements AutoCloseable {

  /** Where a session is in its life. */
  public enum State {
    /** Not registered yet. */
    CONNECTING,
    /** Registered: events come. */
    UP,
    /** The connection is lost and will be tried again. */
    DOWN,
    /** Over. */
    CLOSED
  }

  private final Core core;
  private final List<String> apps;
  private final Consumer<Runnable> calls;
  private final Set<StateWatch> watches = ConcurrentHashMap.newKeySet();
  private final SessionLoop loop;
  private State told = State.CONNECTING;

  /** A session; {@code calls} runs code of the user's, one call after another. */
  AriSession(
      Core core,
      List<String> apps,
      Consumer<Runnable> calls,
      Function<AriSession, SessionLoop> loop) {
    this.core = core;
    this.apps = checked(apps);
    this.calls = calls;
    this.loop = loop.apply(this);
  }

  private static List<String> checked(List<String> apps) {
    if (apps.isEmpty()) {
      throw new IllegalArgumentException("no application given");
    }
    for (String app : apps) {
      if (app.isBlank() || app.contains(",")) {
        throw new IllegalArgumentException(
            "an application's name is not blank and has no comma: '" + app + "'");
      }
    }
    return List.copyOf(apps);
  }

  /** Starts it; the future completes, on the session's thread, when it is up or has failed. */
  CompletableFuture<Void> begin() {
    return loop.begin();
  }

  void join(Duration time) {
    loop.join(time);
  }

  /** The applications, in the order given. */
  public List<String> apps() {
    return apps;
  }

  /** Where it is in its life. */
  public State state() {
    return loop.state();
  }

  /**
   * Calls the handler with the state that the session is in, and then with each state that it comes
   * into, in their order and none left out. It runs on a handler thread, as {@link AriListener}
   * does, so that the session may be in another state again by then; what it throws is logged.
   */
  public Subscription onState(Consumer<? super State> handler) {
    StateWatch watch = new StateWatch(watches, handler);
    calls.accept(
        () -> {
          if (watch.isActive()) {
            watches.add(watch);
            watch.tell(told);
          }
        });
    return watch;
  }

  /** Tells that it came into a state. */
  void tell(State state) {
    calls.accept(
        () -> {
          told = state; // only ever touched by these calls, which take turns
          for (StateWatch watch : watches) {
            calls.accept(() -> watch.tell(state));
          }
        });
  }

  /**
   * Why it is over although we did not close it: {@link
   * org.arijava.error.ApplicationReplacedException} when another client took an application over,
   * another {@link AriException} when the connection was lost for good. Empty otherwise.
   */
  public Optional<AriException> failure() {
    return loop.failure();
  }

  /** How many of its events were dropped because too many waited for their handlers. */
  public long droppedEvents() {
    return loop.droppedEvents();
  }

  /** Whether events may still come. */
  public boolean isOpen() {
    return state() != State.CLOSED;
  }

  /**
   * Waits until the session is over and says why it is.
   *
   * @throws org.arijava.error.ApplicationReplacedException when another client took an application
   *     over
   * @throws AriConnectionException when the connection was lost for good
   * @throws org.arijava.error.AriInterruptedException when the thread is interrupted
   */
  public String await() {
    return Futures.await(loop.end(), this);
  }

  /** The same as futures. */
  public AsyncAriSession async() {
    return () -> core.future(loop.end(), reason -> reason, this, () -> {});
  }

  /**
   * Ends the session: Asterisk forgets its applications. Does not wait; {@link #await()} does.
   * Idempotent.
   */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public String toString() {
    return "session of " + String.join(", ", apps);
  }

  /** The options of a session. Confined to the lambda it is given to. */
  public static final class Options {

    private boolean all;
    private Duration patience = Duration.ZERO;
    private int attempts = Integer.MAX_VALUE;
    private Duration firstDelay = Duration.ofMillis(100);
    private Duration longestDelay = Duration.ofSeconds(10);
    private Duration stableAfter = Duration.ofSeconds(10);

    Options() {}

    /** Receives the events of every channel, bridge, endpoint and device, not only of its own. */
    public Options subscribeAll(boolean subscribe) {
      this.all = subscribe;
      return this;
    }

    /**
     * How long to try to connect for the first time; not at all by default: the first failure is
     * thrown. That the user or the password is wrong is thrown at once in any case.
     */
    public Options waitForAsterisk(Duration patience) {
      this.patience = Units.atMostACentury(patience);
      return this;
    }

    /**
     * How often a lost connection is tried again before the session is given up; for ever by
     * default, 0 for never. The count begins anew once a connection has lasted as long as {@link
     * #stableAfter} says.
     */
    public Options reconnectAttempts(int attempts) {
      if (attempts < 0) {
        throw new IllegalArgumentException("reconnectAttempts: 0 or more, not " + attempts);
      }
      this.attempts = attempts;
      return this;
    }

    /**
     * How long to wait before a lost connection is tried again: at first, and at most. The wait
     * doubles with each failure and varies at random by half; 100 ms to 10 s by default. Less than
     * 50 ms is not allowed: Asterisk then may take the new connection for the old one.
     */
    public Options reconnectDelay(Duration first, Duration longest) {
      if (first.compareTo(Duration.ofMillis(50)) < 0 || longest.compareTo(first) < 0) {
        throw new IllegalArgumentException(
            "reconnectDelay: at least 50 ms, and growing, not " + first + " to " + longest);
      }
      this.firstDelay = Units.atMostACentury(first);
      this.longestDelay = Units.atMostACentury(longest);
      return this;
    }

    /**
     * How long a connection lasts until it counts as a success: one that is lost sooner counts as a
     * failed attempt, so that the waits go on to grow. 10 seconds by default.
     */
    public Options stableAfter(Duration time) {
      this.stableAfter = time;
      return this;
    }

    Policy policy() {
      return new Policy(all, patience, attempts, firstDelay, longestDelay, stableAfter);
    }
  }

  /** One who is told the states. Thread-safe. */
  private static final class StateWatch implements Subscription {

    private final Set<StateWatch> watches;
    private final Consumer<? super State> handler;
    private volatile boolean closed;

    StateWatch(Set<StateWatch> watches, Consumer<? super State> handler) {
      this.watches = watches;
      this.handler = handler;
    }

    void tell(State state) {
      if (!closed) {
        handler.accept(state);
      }
    }

    @Override
    public void close() {
      closed = true;
      watches.remove(this);
    }

    @Override
    public boolean isActive() {
      return !closed;
    }
  }
}
