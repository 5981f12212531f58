/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.ObjectGoneException;
import org.arijava.error.Outcome;
import org.arijava.event.Event;
import org.jspecify.annotations.Nullable;

/** A thread that waits for one event. Thread-safe; used once. */
final class Awaiter extends Handler {

  private final Wait wait = new Wait();
  private final String what;
  private final boolean outlives;
  private volatile @Nullable Event event;
  private volatile @Nullable Event end;
  private volatile boolean abandoned;
  private volatile @Nullable String cutOff;

  /**
   * A wait of the current thread.
   *
   * @param what whose event it is, for messages
   * @param outlives whether it goes on when the session is over that would bring the event
   */
  Awaiter(long number, Interest interest, long from, String what, boolean outlives) {
    super(number, interest, from);
    this.what = what;
    this.outlives = outlives;
  }

  @Override
  void accept(Event arrived) {
    if (event == null && end == null) {
      event = arrived;
      wait.end();
      close();
    }
  }

  @Override
  void ended(Event gone) {
    if (event == null) {
      end = gone;
      wait.end();
    }
    close();
  }

  @Override
  void abandoned() {
    abandoned = true;
    wait.end();
    close();
  }

  @Override
  void cutOff(String reason) {
    if (!outlives) {
      cutOff = reason;
      wait.end(); // behind what has come already, which may still be the event
    }
  }

  /** Waits for the event. */
  Event await(Duration timeout) {
    try {
      Turn.await(wait, timeout);
    } finally {
      close();
    }
    Event arrived = event;
    if (arrived != null) {
      return arrived;
    }
    Event gone = end;
    if (gone != null) {
      throw gone(gone);
    }
    if (abandoned) {
      throw new AriConnectionException(text() + ": the client was closed", Outcome.NOT_SENT, null);
    }
    String over = cutOff;
    if (over != null) {
      throw sessionOver(text(), over);
    }
    throw new AriTimeoutException(
        text() + ": not within " + timeout.toMillis() + " ms" + lostText(), Outcome.NOT_SENT, null);
  }

  ObjectGoneException gone(Event gone) {
    return new ObjectGoneException(text() + ": it ended with " + gone.type() + lostText(), gone);
  }

  private String text() {
    return "waiting for " + interest().text() + " of " + what;
  }
}
