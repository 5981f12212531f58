/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;
import java.util.List;
import org.arijava.AriClient;
import org.arijava.error.AriException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.NotFoundException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.arijava.internal.codec.ObjectKey;
import org.arijava.internal.events.Interest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for what Asterisk has only promised. Thread-safe.
 *
 * <p>There are ends that Asterisk never tells: of some playbacks, of bridges and channels that the
 * application is not subscribed to. So, when nothing is heard, Asterisk is asked whether the object
 * is still there, after a second first and then less and less often; when it is not, and its event
 * does not come either, a synthetic one ends it, for all who listen.
 */
public final class Completions {

  private static final Logger log = LoggerFactory.getLogger(Completions.class);

  private static final Duration FIRST_SILENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
  private static final Duration EVER = Duration.ofDays(36_500);
  private static final Duration LATE = Duration.ofMillis(500);

  private final Core core;

  Completions(Core core) {
    this.core = core;
  }

  /** Waits for the event that ends an object after the one that its snapshot came with. */
  public <E extends Event> E end(ObjectKey object, Class<E> type, long asOf, Duration timeout) {
    try {
      return type.cast(await(object, List.of(type), asOf, timeout, Outcome.NOT_SENT));
    } catch (ObjectGoneException e) {
      if (type.isInstance(e.event())) { // it had ended before the snapshot
        return type.cast(e.event());
      }
      throw e;
    }
  }

  /** Sends a command and waits for the first of the events that tell that it is done. */
  public <E extends Event> E after(
      Runnable command,
      ObjectKey object,
      Class<E> family,
      List<Class<? extends Event>> done,
      Duration timeout) {
    long asOf = core.router().now();
    command.run();
    return family.cast(await(object, done, asOf, timeout, Outcome.UNKNOWN));
  }

  /** Sends a command that ends an object; false when the object was gone already. */
  public static boolean ifAlive(Runnable command) {
    try {
      command.run();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  private Event await(
      ObjectKey object,
      List<Class<? extends Event>> types,
      long asOf,
      Duration timeout,
      Outcome outcome) {
    Interest interest =
        types.size() == 1 ? new Interest.OfType(types.get(0)) : new Interest.OneOf(types);
    long deadline = System.nanoTime() + nanos(timeout);
    Duration silence = FIRST_SILENCE;
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      try {
        return core.router().await(object, interest, asOf, shorter(left, silence));
      } catch (AriTimeoutException e) {
        if (left.compareTo(silence) <= 0) {
          throw new AriTimeoutException(
              "waiting for "
                  + interest.text()
                  + " of "
                  + object.kind()
                  + " "
                  + object.id()
                  + ": not within "
                  + timeout.toMillis()
                  + " ms",
              outcome,
              e);
        }
      }
      if (isGone(object, left)) {
        try {
          return core.router().await(object, interest, asOf, shorter(left, LATE));
        } catch (AriTimeoutException e) {
          String application = core.router().states().applicationOf(object).orElse("");
          core.endings().gone(core, null, object, application);
        }
      }
      silence = shorter(silence.multipliedBy(2), LONGEST_SILENCE);
    }
  }

  private static long nanos(Duration timeout) {
    return shorter(timeout, EVER).toNanos();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether Asterisk says that the object is gone; it may also say nothing. */
  private boolean isGone(ObjectKey object, Duration left) {
    Duration timeout = shorter(core.options().requestTimeout(), left);
    AriClient asking = core.client().with(o -> o.requestTimeout(timeout));
    try {
      return !Core.isThere(asking, object);
    } catch (AriException e) {
      log.debug("Whether {} is still there is not known: {}", object, e.getMessage());
      return false;
    }
  }
}
