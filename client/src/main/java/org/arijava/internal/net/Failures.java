/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.math.BigDecimal;
import java.time.Duration;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.jspecify.annotations.Nullable;

/** The words for what goes wrong between us and one server. Immutable. */
final class Failures {

  private final Target target;

  Failures(Target target) {
    this.target = target;
  }

  AriConnectionException clientClosed(String operation, boolean sent) {
    return connection(operation + ": the client is closed", sent, null);
  }

  AriConnectionException cancelled(String operation, boolean sent) {
    return connection(operation + ": given up by the caller", sent, null);
  }

  AriConnectionException unreachable(
      String operation, boolean sent, String why, @Nullable Throwable cause) {
    return connection(operation + ": cannot connect to " + target + ": " + why, sent, cause);
  }

  AriConnectionException invalid(String operation) {
    return connection(
        operation + ": the method, the path or the query is not properly encoded", false, null);
  }

  AriConnectionException noAnswer(String operation, @Nullable Throwable cause) {
    return connection(
        operation + ": " + target + " closed the connection without answering", true, cause);
  }

  AriConnectionException halfAnswer(String operation, @Nullable Throwable cause) {
    return connection(
        operation + ": " + target + " closed the connection in the middle of its answer",
        true,
        cause);
  }

  AriConnectionException malformed(String operation, @Nullable Throwable cause) {
    return connection(operation + ": the answer of " + target + " is not HTTP", true, cause);
  }

  AriConnectionException tooLarge(String operation, int limit) {
    return connection(
        operation + ": the answer of " + target + " exceeds " + (limit >> 20) + " MiB", true, null);
  }

  AriConnectionException badUpgrade(String operation, Throwable cause) {
    return connection(
        operation + ": " + target + " answered the WebSocket handshake wrongly", true, cause);
  }

  AriTimeoutException timeout(String operation, boolean sent, Duration timeout) {
    return sent
        ? new AriTimeoutException(
            operation + ": no answer from " + target + " within " + seconds(timeout),
            Outcome.UNKNOWN,
            null)
        : new AriTimeoutException(
            operation + ": no connection to " + target + " was free within " + seconds(timeout),
            Outcome.NOT_SENT,
            null);
  }

  AriTimeoutException stalled(String operation, Duration timeout) {
    return new AriTimeoutException(
        operation + ": the download stalled for " + seconds(timeout), Outcome.UNKNOWN, null);
  }

  AriTimeoutException unread(String operation, Duration timeout) {
    return new AriTimeoutException(
        operation + ": the download was given up, being unread for " + seconds(timeout),
        Outcome.UNKNOWN,
        null);
  }

  static String seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }

  private static AriConnectionException connection(
      String message, boolean sent, @Nullable Throwable cause) {
    return new AriConnectionException(message, sent ? Outcome.UNKNOWN : Outcome.NOT_SENT, cause);
  }
}
