/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** A future of one event. Thread-safe; used once. */
final class NextEvent<E> extends Handler {

  private final AsyncResult<E> result;
  private final Function<Event, E> cast;
  private final String what;
  private final boolean outlives;
  private volatile @Nullable ScheduledFuture<?> timer;

  /**
   * Waits for nothing yet.
   *
   * @param what whose event it is, for messages
   * @param outlives whether it goes on when the session is over that would bring the event
   */
  NextEvent(
      long number,
      Interest interest,
      long from,
      String what,
      AsyncResult<E> result,
      Function<Event, E> cast,
      boolean outlives) {
    super(number, interest, from);
    this.what = what;
    this.result = result;
    this.cast = cast;
    this.outlives = outlives;
    result.onGivenUp(this::over);
  }

  /** Gives up after a while. */
  void expireAfter(Continuations continuations, Duration timeout) {
    timer =
        continuations.schedule(
            () ->
                fail(
                    new AriTimeoutException(
                        text() + ": not within " + timeout.toMillis() + " ms" + lostText(),
                        Outcome.NOT_SENT,
                        null)),
            timeout);
    if (!isActive()) {
      stopTimer();
    }
  }

  @Override
  void accept(Event event) {
    over();
    result.settleHere(() -> cast.apply(event));
  }

  @Override
  void ended(Event gone) {
    fail(new ObjectGoneException(text() + ": it ended with " + gone.type() + lostText(), gone));
  }

  @Override
  void abandoned() {
    fail(new AriConnectionException(text() + ": the client was closed", Outcome.NOT_SENT, null));
  }

  @Override
  void cutOff(String reason) {
    if (!outlives) {
      fail(sessionOver(text(), reason));
    }
  }

  /** Nothing will come of it. */
  void fail(AriException failure) {
    if (isActive()) {
      over();
      result.refuse(failure);
    }
  }

  private void over() {
    close();
    stopTimer();
  }

  private void stopTimer() {
    ScheduledFuture<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
  }

  private String text() {
    return "waiting for " + interest().text() + " of " + what;
  }
}
