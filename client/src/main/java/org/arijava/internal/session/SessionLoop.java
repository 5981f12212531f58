/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.arijava.AriSession;
import org.arijava.AriSession.State;
import org.arijava.Channel;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.NotFoundException;
import org.arijava.error.Outcome;
import org.arijava.internal.Call;
import org.arijava.internal.Core;
import org.arijava.internal.events.Inbox;
import org.arijava.spi.EventSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a session up, on a daemon thread of its own. Thread-safe. */
public final class SessionLoop {

  private static final Logger log = LoggerFactory.getLogger(SessionLoop.class);

  /** An app may not be registered although the handshake succeeded; so often that is tried anew. */
  private static final int DEAF_ATTEMPTS = 5;

  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final AriSession session;
  private final List<String> apps;
  private final Core core;
  private final Inbox inbox;
  private final Policy policy;
  private final Events events;
  private final Thread thread;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile State state = State.CONNECTING;
  private volatile @Nullable Link link;
  private volatile boolean replaced;
  private final Resync resync;

  /**
   * How a session connects.
   *
   * @param all whether it subscribes to everything
   * @param patience how long the first connection is tried
   * @param attempts how often in a row a lost connection is tried again
   */
  public record Policy(
      boolean all,
      Duration patience,
      int attempts,
      Duration firstDelay,
      Duration longestDelay,
      Duration stableAfter) {}

  /** What a session tells its client. Called on the session's thread. */
  public interface Events {

    /** The applications are registered; no event of them has been handled yet. */
    void registered(AriSession session);

    /** It is up, for the first time or again. */
    void up(AriSession session, boolean again);

    /** What was missed while it was down. */
    void gap(
        AriSession session, Instant from, Instant to, boolean restarted, List<Channel> channels);

    /** It is down, or over. */
    void down(AriSession session, String reason);

    /** It is over. */
    void closed(AriSession session, String reason, boolean wasUp);
  }

  /** A session that is not started. */
  public SessionLoop(
      AriSession session, List<String> apps, Core core, Inbox inbox, Policy policy, Events events) {
    this.session = session;
    this.apps = List.copyOf(apps);
    this.core = core;
    this.inbox = inbox;
    this.policy = policy;
    this.events = events;
    this.resync = new Resync(core, inbox, session);
    this.thread = new Thread(this::run, "ari-session-" + String.join(",", apps));
    thread.setDaemon(true);
  }

  /** Where the session is in its life. */
  public State state() {
    return state;
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
    Link open = link;
    if (open != null) {
      open.end("closed by us");
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

  private void run() {
    String reason;
    RuntimeException failure = null;
    try {
      reason = live();
    } catch (AriException e) {
      reason = String.valueOf(e.getMessage());
      failure = e;
    } catch (RuntimeException e) {
      log.error("The {} broke", session, e);
      reason = e.toString();
      failure = e;
    }
    boolean wasUp = state == State.UP;
    state = State.CLOSED;
    started.completeExceptionally(
        failure == null
            ? new AriConnectionException(session + ": closed", Outcome.UNKNOWN, null)
            : failure);
    events.closed(session, reason, wasUp);
    if (failure == null) {
      end.complete(reason);
    } else {
      end.completeExceptionally(failure);
    }
  }

  /** Connects and connects again; gives the reason of an orderly end. */
  private String live() {
    long deadline = System.nanoTime() + policy.patience().toNanos();
    Instant lost = null;
    int failures = 0;
    while (!isClosing()) {
      EventSocket socket;
      try {
        socket = connect(lost);
      } catch (AriException e) {
        failures++;
        boolean first = lost == null;
        if (isClosing()) {
          break;
        }
        if (first ? System.nanoTime() - deadline >= 0 : failures >= policy.attempts()) {
          throw first ? e : givenUp(e);
        }
        log.info("The {} cannot connect: {}", session, e.getMessage());
        pause(failures);
        continue;
      }
      long since = System.nanoTime();
      state = State.UP;
      events.up(session, lost != null);
      started.complete(null);
      String reason = ended();
      if (isClosing()) {
        disconnect(socket);
        break;
      }
      socket.close();
      if (replaced) {
        throw new AriConnectionException(
            session + ": another client took the application over", Outcome.UNKNOWN, null);
      }
      lost = Instant.now();
      state = State.DOWN;
      log.warn("The {} is down: {}", session, reason);
      events.down(session, reason);
      if (policy.attempts() == 0) {
        throw new AriConnectionException(session + ": " + reason, Outcome.UNKNOWN, null);
      }
      failures = System.nanoTime() - since >= policy.stableAfter().toNanos() ? 0 : failures + 1;
      pause(failures);
    }
    return "closed by us";
  }

  private AriConnectionException givenUp(AriException last) {
    return new AriConnectionException(
        session + ": given up after " + policy.attempts() + " attempts: " + last.getMessage(),
        Outcome.UNKNOWN,
        last);
  }

  private void pause(int failures) {
    double longest = policy.longestDelay().toMillis();
    double delay = policy.firstDelay().toMillis() * Math.pow(2, Math.min(failures, 30));
    double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1);
    waitFor(Duration.ofMillis(Math.max(50, (long) (Math.min(delay, longest) * jitter))));
  }

  private void waitFor(Duration time) {
    try {
      var unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
    }
  }

  private String ended() {
    Link open = link;
    try {
      return open == null ? "closed by us" : open.awaitEnd();
    } catch (InterruptedException e) {
      close();
      return "closed by us";
    }
  }

  /** Opens a connection whose applications are surely registered, and restores what was. */
  private EventSocket connect(@Nullable Instant lost) {
    for (int attempt = 1; ; attempt++) {
      Link opening =
          new Link(this::received, core.options().maxWaitingEvents(), () -> inbox.dropped(1));
      EventSocket socket =
          Core.await(
              core.transport()
                  .open(
                      Call.handshake(apps, policy.all()), core.options().requestTimeout(), opening),
              "GET /events");
      try {
        boolean registered = verify();
        if (registered) {
          link = opening;
          if (isClosing()) {
            opening.end("closed by us");
          }
          restore();
          Resync.Truth truth = resync.compare(lost != null, apps);
          events.registered(session);
          if (lost != null) {
            events.gap(session, lost, Instant.now(), truth.restarted(), truth.channels());
          }
          opening.release();
          return socket;
        }
      } catch (RuntimeException e) {
        socket.close();
        throw e;
      }
      socket.close();
      if (attempt == DEAF_ATTEMPTS || isClosing()) {
        throw new AriConnectionException(
            "GET /events: Asterisk accepted the connection but did not register " + apps,
            Outcome.UNKNOWN,
            null);
      }
      waitFor(Duration.ofMillis(100));
    }
  }

  /** Whether Asterisk knows all applications. */
  private boolean verify() {
    try {
      for (String app : apps) {
        core.client().applications().get(app);
      }
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Subscribes again to what was subscribed to before. */
  private void restore() {
    for (String app : apps) {
      if (policy.all()) {
        core.router().allIsHeardOf();
        if (!core.client()
            .applications()
            .get(app)
            .channelIds()
            .contains("__AST_CHANNEL_ALL_TOPIC")) {
          core.client()
              .applications()
              .subscribe(app, "channel:", "bridge:", "endpoint:", "deviceState:");
        }
      }
      for (String source : core.subscriptions().of(app)) {
        try {
          core.client().applications().subscribe(app, source);
        } catch (org.arijava.error.AriResponseException e) {
          log.info("The {} cannot subscribe to {} again: {}", session, source, e.getMessage());
          core.subscriptions().remove(app, Set.of(source));
        }
      }
    }
  }

  private void received(byte[] message) {
    inbox.received(
        core,
        session,
        message,
        header -> {
          if (header.type().equals("ApplicationReplaced")
              && apps.contains(String.valueOf(header.application()))) {
            replaced = true;
            Link open = link;
            if (open != null) {
              open.end("another client took " + header.application() + " over");
            }
          }
        });
  }

  /** Says good-bye in an order that does not wedge Asterisk. */
  private void disconnect(EventSocket socket) {
    for (String app : apps) {
      if (policy.all() || core.subscriptions().of(app).contains("deviceState:")) {
        quietly(() -> core.client().applications().unsubscribe(app, "deviceState:"));
      }
    }
    socket.close();
    Link open = link;
    if (open != null) {
      try {
        open.awaitClosed(CLOSING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (AriException e) {
      log.debug("Closing the {}: {}", session, e.getMessage());
    }
  }
}
