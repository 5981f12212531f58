/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.arijava.AriOptions.WhenFull;
import org.arijava.AriSession;
import org.arijava.AriSession.State;
import org.arijava.error.ApplicationReplacedException;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.ForbiddenException;
import org.arijava.error.Outcome;
import org.arijava.error.UnauthorizedException;
import org.arijava.internal.Call;
import org.arijava.internal.Core;
import org.arijava.internal.Futures;
import org.arijava.internal.codec.Envelope;
import org.arijava.internal.events.Inbox;
import org.arijava.internal.events.Source;
import org.arijava.internal.operations.ApplicationsOperations;
import org.arijava.spi.EventSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a session up, on a daemon thread of its own. Thread-safe. */
public final class SessionLoop {

  private static final Logger log = LoggerFactory.getLogger(SessionLoop.class);

  /** An app may not be registered although the handshake succeeded; so often that is tried anew. */
  private static final int DEAF_ATTEMPTS = 5;

  private static final Duration DEAF_PAUSE = Duration.ofMillis(100);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final String DEVICES = "deviceState:";
  private static final String BY_US = "closed by us";

  private final AriSession session;
  private final List<String> apps;
  private final Core core;
  private final Core ours;
  private final Inbox inbox;
  private final Policy policy;
  private final SessionEvents events;
  private final Source source;
  private final Resync resync;
  private final Registration registration;
  private final Restoration restoration;
  private final Thread thread;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong dropped = new AtomicLong();
  private volatile State state = State.CONNECTING;
  private volatile @Nullable Link link;
  private volatile @Nullable String replaced;
  private volatile @Nullable AriException failure;
  private boolean registered;

  /** A session that is not started. */
  public SessionLoop(
      AriSession session,
      List<String> apps,
      Core core,
      Inbox inbox,
      Policy policy,
      SessionEvents events) {
    this.session = session;
    this.apps = List.copyOf(apps);
    this.core = core;
    this.ours = core.unremembered();
    this.inbox = inbox;
    this.policy = policy;
    this.events = events;
    this.source = inbox.source(core, session, this::seen, this::dropped, this::overwhelmed);
    this.resync = new Resync(core, session, source, this.apps, core.endings());
    this.registration = new Registration(core, session, this.apps);
    this.restoration = new Restoration(ours, session);
    this.thread = new Thread(this::run, "ari-session-" + String.join(",", apps));
    thread.setDaemon(true);
  }

  /** Where the session is in its life. */
  public State state() {
    return state;
  }

  /** Why it is over, if that was not by us. */
  public Optional<AriException> failure() {
    return Optional.ofNullable(failure);
  }

  /** How many of its events were dropped. */
  public long droppedEvents() {
    return dropped.get();
  }

  /** Starts it; the future completes on the session's thread when it is up, or cannot be. */
  public CompletableFuture<Void> begin() {
    thread.start();
    return started.copy();
  }

  /** Completes on the session's thread with the reason when it is over. */
  public CompletableFuture<String> end() {
    return end.copy();
  }

  /** Ends it. */
  public void close() {
    closing.countDown();
    end(BY_US);
  }

  private void end(String why) {
    Link open = link;
    if (open != null) {
      open.end(why);
    }
  }

  /** Waits until it has said good-bye, or the time is over, unless it is this very thread. */
  public void join(Duration time) {
    if (Thread.currentThread() != thread) {
      try {
        thread.join(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void change(State next) {
    state = next;
    events.changed(session, next);
  }

  private void run() {
    String reason = "it broke";
    Throwable why = null;
    try {
      reason = live();
    } catch (AriException e) {
      reason = String.valueOf(e.getMessage());
      failure = e;
      why = e;
    } catch (RuntimeException | Error e) {
      log.error("The {} broke", session, e);
      reason = e.toString();
      why = e;
      throw e;
    } finally {
      over(reason, why);
    }
  }

  private void over(String reason, @Nullable Throwable why) {
    try {
      unregister();
      change(State.CLOSED);
      events.closed(session, reason);
    } finally {
      Link open = link;
      if (open != null) {
        open.close(); // it is closed already, unless something broke
      }
      if (why == null) {
        started.completeExceptionally(connectionException("closed", null));
        end.complete(reason);
      } else {
        started.completeExceptionally(why);
        end.completeExceptionally(why);
      }
    }
  }

  /** Connects and connects again; gives the reason of an orderly end. */
  private String live() {
    Link first = firstConnection();
    if (first == null) {
      return BY_US;
    }
    Backoff backoff = new Backoff(policy);
    Link open = first;
    while (true) {
      long since = System.nanoTime();
      change(State.UP);
      events.up(session, open != first);
      started.complete(null);
      String reason = awaitEnd(open);
      if (isClosing()) {
        disconnect(open);
        return BY_US;
      }
      String taken = replaced;
      if (taken != null) {
        disconnect(open);
        throw new ApplicationReplacedException(
            session + ": another client took the application " + taken + " over", taken);
      }
      backoff.lasted(Duration.ofNanos(System.nanoTime() - since));
      change(State.DOWN);
      log.warn("The {} is down: {}", session, reason);
      unregister();
      events.down(session, reason);
      disconnect(open);
      Link again = connectAgain(backoff, open.lastHeard(), reason);
      if (again == null) {
        return BY_US;
      }
      open = again;
    }
  }

  /** The first connection; null when the session was closed meanwhile. */
  private @Nullable Link firstConnection() {
    long deadline = System.nanoTime() + policy.patience().toNanos();
    Backoff backoff = new Backoff(policy);
    while (!isClosing()) {
      long left = deadline - System.nanoTime();
      try {
        return unlessClosing(connect(null, left > 0 ? Duration.ofNanos(left) : FOR_EVER));
      } catch (AriException e) {
        left = deadline - System.nanoTime();
        boolean hopeless = e instanceof UnauthorizedException || e instanceof ForbiddenException;
        if (!isClosing() && (hopeless || left <= 0)) {
          throw e;
        }
        log.info("The {} cannot connect: {}", session, e.getMessage());
        Duration pause = backoff.next();
        pause(pause.toNanos() < left ? pause : Duration.ofNanos(left));
      }
    }
    return null;
  }

  /** A connection in place of a lost one; null when the session was closed meanwhile. */
  private @Nullable Link connectAgain(Backoff backoff, Instant lost, String reason) {
    AriException last = connectionException(reason, null);
    while (!isClosing()) {
      if (backoff.isSpent()) {
        throw policy.attempts() == 0
            ? last
            : connectionException(
                "given up after " + policy.attempts() + " attempts: " + last.getMessage(), last);
      }
      pause(backoff.next());
      if (isClosing()) {
        break;
      }
      try {
        return unlessClosing(connect(lost, FOR_EVER));
      } catch (AriException e) {
        log.warn("The {} cannot connect again: {}", session, e.getMessage());
        last = e;
      }
    }
    return null;
  }

  private @Nullable Link unlessClosing(Link opened) {
    if (isClosing()) {
      disconnect(opened);
      return null;
    }
    return opened;
  }

  private AriConnectionException connectionException(String what, @Nullable Throwable cause) {
    return new AriConnectionException(session + ": " + what, Outcome.UNKNOWN, cause);
  }

  private void pause(Duration time) {
    try {
      var unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Waits for the end of the connection; ends meanwhile what was made in a gap and is gone. */
  private String awaitEnd(Link open) {
    try {
      Duration answered = core.options().requestTimeout();
      String reason = open.awaitEnd(answered);
      while (reason == null) {
        reason = open.awaitEnd(resync.endUnheardOf() ? FOR_EVER : answered);
      }
      return reason;
    } catch (InterruptedException e) {
      close();
      return BY_US;
    }
  }

  /** Opens a connection whose applications are surely registered, and restores what was. */
  private Link connect(@Nullable Instant lost, Duration patience) {
    for (int attempt = 1; ; attempt++) {
      Link opening = open(patience);
      Instant opened = Instant.now();
      try {
        if (registration.isTrue(opening, lost != null || attempt > 1)) {
          prepare(opening, lost, opened);
          return opening;
        }
      } catch (InterruptedException e) {
        close();
      } catch (RuntimeException | Error e) {
        unregister();
        disconnect(opening);
        throw e;
      }
      disconnect(opening);
      if (attempt == DEAF_ATTEMPTS || isClosing()) {
        throw connectionException(
            "GET /events: Asterisk accepted the connection but did not register " + apps, null);
      }
      pause(DEAF_PAUSE);
    }
  }

  private Link open(Duration patience) {
    Duration timeout = core.options().requestTimeout();
    boolean drops = core.options().whenFull() == WhenFull.DROP_OLDEST;
    Link opening =
        new Link(
            messages -> inbox.received(source, messages),
            core.options().maxWaitingEvents(),
            drops,
            drops ? this::dropped : this::overwhelmed);
    EventSocket socket =
        Futures.await(
            core.transport()
                .open(
                    Call.handshake(apps, policy.all()),
                    patience.compareTo(timeout) < 0 ? patience : timeout,
                    opening),
            "GET /events");
    opening.over(socket);
    link = opening;
    if (isClosing()) {
      opening.end(BY_US);
    }
    return opening;
  }

  /** Brings the client up to date before any event of the new connection is handled. */
  private void prepare(Link opening, @Nullable Instant lost, Instant opened) {
    apps.forEach(app -> restoration.restore(app, policy.all()));
    if (policy.all() && !registered) {
      core.router().states().hearsOfAll(true);
    }
    registered = true;
    events.registered(session);
    if (lost == null) {
      resync.remember();
    } else {
      Deque<byte[]> before = opening.take(); // older than what Asterisk is asked for now
      Resync.Truth truth = resync.compare();
      SessionEvents.Missed missed =
          new SessionEvents.Missed(lost, opened, truth.restarted(), truth.channels());
      events.gap(session, missed);
      opening.handOn(before);
      truth.tell();
      resync.endUnheardOf();
      events.resynced(session, missed);
    }
    opening.release();
  }

  private void unregister() {
    if (registered) {
      registered = false;
      if (policy.all()) {
        core.router().states().hearsOfAll(false);
      }
      events.unregistered(session);
    }
  }

  /** An event is about to be routed. */
  private void seen(Envelope event) {
    if (event.type().isTerminal()) {
      core.memory().ended(event);
    } else if (event.type().name().equals("ApplicationReplaced")
        && apps.contains(String.valueOf(event.application()))) {
      replaced = event.application();
      end("another client took " + event.application() + " over");
    }
  }

  private void dropped() {
    dropped.incrementAndGet();
    inbox.dropped(1);
  }

  private void overwhelmed() {
    end("more than " + core.options().maxWaitingEvents() + " events wait for their handlers");
  }

  /** Says good-bye in an order that does not wedge Asterisk. */
  private void disconnect(Link open) {
    if (!open.isClosed()) {
      for (String app : apps) {
        if (!app.equals(replaced)) {
          leaveDevices(app);
        }
      }
    }
    open.close();
    try {
      open.awaitClosed(CLOSING);
    } catch (InterruptedException e) {
      close();
    }
  }

  /** Takes back the session's own subscription and the user's, since they are counted. */
  private void leaveDevices(String app) {
    if (policy.all()) {
      unsubscribeFromDevices(app);
    }
    if (core.memory().subscriptions().of(app).contains(DEVICES)) {
      unsubscribeFromDevices(app);
    }
  }

  /** Until the next connection, which subscribes again to what the user wishes. */
  private void unsubscribeFromDevices(String app) {
    try {
      ApplicationsOperations.unsubscribe(ours, app, List.of(DEVICES)).await();
    } catch (AriException e) {
      log.debug("The {}: {}", session, e.getMessage());
    }
  }
}
