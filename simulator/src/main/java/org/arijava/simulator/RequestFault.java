/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.arijava.simulator.internal.net.RequestFaults.Fault;
import org.arijava.simulator.internal.net.RequestFaults.Kind;
import org.arijava.simulator.internal.rest.Answer;
import org.jspecify.annotations.Nullable;

/**
 * How the next request of a kind is to go wrong. Immutable; nothing happens until one is chosen.
 */
public final class RequestFault {
  private final Consumer<Fault> setter;
  private final String method;
  private final String path;

  RequestFault(Consumer<Fault> setter, String method, String path) {
    this.setter = setter;
    this.method = method;
    this.path = pattern(path.substring(1));
  }

  private static String pattern(String path) {
    var regex = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      regex.append(regex.length() == 0 ? "" : "/");
      regex.append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
    }
    return regex.toString();
  }

  /** Is not done, and answered with this status and message, in JSON. */
  public void fails(int status, String message) {
    set(Kind.REPLACED, Answer.error(status, message), Duration.ZERO, 0);
  }

  /** Is not done, and answered with an error of the HTTP server, in HTML. */
  public void failsInHtml(int status) {
    set(Kind.REPLACED, Answer.html(status), Duration.ZERO, 0);
  }

  /** Is done at once, and answered late, by the simulator's clock. */
  public void isAnsweredAfter(Duration delay) {
    set(Kind.DELAYED, null, delay, 0);
  }

  /**
   * Is answered when so many events have been sent since it came, those that it causes included.
   */
  public void isAnsweredAfterEvents(int count) {
    set(Kind.AFTER_EVENTS, null, Duration.ZERO, count);
  }

  /**
   * Is answered before the events that it causes, even where Asterisk usually sends those first.
   */
  public void isAnsweredBeforeItsEvents() {
    set(Kind.BEFORE_EVENTS, null, Duration.ZERO, 0);
  }

  /** Is done, but the connection is cut instead of an answer. */
  public void losesItsAnswer() {
    set(Kind.ANSWER_LOST, null, Duration.ZERO, 0);
  }

  /** Is not done, and the connection is cut. */
  public void isLost() {
    set(Kind.REQUEST_LOST, null, Duration.ZERO, 0);
  }

  private void set(Kind kind, @Nullable Answer answer, Duration delay, int events) {
    setter.accept(new Fault(method, path, kind, answer, delay, events));
  }
}
