/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.arijava.error.ApplicationReplacedException;
import org.arijava.error.AriConnectionException;
import org.arijava.error.AriException;
import org.arijava.error.AriInterruptedException;
import org.arijava.error.AriResponseException;
import org.arijava.error.AriTimeoutException;
import org.arijava.error.Outcome;
import org.arijava.internal.events.HandlerThreads;

/** Waits for futures, and makes what they fail with the client's own failures. */
public final class Futures {

  private Futures() {}

  /**
   * Waits for the future and throws what it failed with, from the caller's own frames.
   *
   * @param operation what is waited for; its text is for messages
   */
  public static <T> T await(CompletableFuture<T> future, Object operation) {
    HandlerThreads.awaitsAnswer(true);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new AriInterruptedException(operation + ": interrupted while waiting", e);
    } catch (CancellationException e) {
      throw new AriConnectionException(operation + ": cancelled", Outcome.UNKNOWN, e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause() == null ? e : e.getCause());
    } finally {
      HandlerThreads.awaitsAnswer(false);
    }
  }

  /** What a future failed with, as one of the client's own failures. */
  static Throwable failure(Throwable failure, Object operation) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      return new AriConnectionException(operation + ": cancelled", Outcome.UNKNOWN, cause);
    }
    return cause instanceof RuntimeException || cause instanceof Error
        ? cause
        : new AriConnectionException(cause.toString(), Outcome.UNKNOWN, cause);
  }

  static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof AriResponseException e) {
      return AriResponseException.of(e.operation(), e.status(), e.reason(), e.body());
    }
    if (failure instanceof ApplicationReplacedException e) {
      return new ApplicationReplacedException(text(e), e.application());
    }
    if (failure instanceof AriConnectionException e) {
      return new AriConnectionException(text(e), e.outcome(), e);
    }
    if (failure instanceof AriTimeoutException e) {
      return new AriTimeoutException(text(e), e.outcome(), e);
    }
    if (failure instanceof AriException || failure instanceof RuntimeException) {
      return (RuntimeException) failure;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return new AriConnectionException(failure.toString(), Outcome.UNKNOWN, failure);
  }

  private static String text(AriException e) {
    return String.valueOf(e.getMessage());
  }
}
