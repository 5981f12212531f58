/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.arijava.AriClient;
import org.arijava.Subscription;
import org.arijava.event.Event;

/** An event that is to come. Thread-safe. */
final class Awaited<E extends Event> implements AutoCloseable {

  private static final long SECONDS = 20;

  private final Class<E> type;
  private final CompletableFuture<E> event = new CompletableFuture<>();
  private final Subscription subscription;

  Awaited(AriClient ari, Class<E> type, Predicate<E> condition) {
    this.type = type;
    this.subscription =
        ari.on(
            type,
            e -> {
              if (condition.test(e)) {
                event.complete(e);
              }
            });
  }

  /** Waits for the event. */
  E get() {
    return event
        .orTimeout(SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            e -> {
              throw new AssertionError("no " + type.getSimpleName() + " came", e);
            })
        .join();
  }

  @Override
  public void close() {
    subscription.close();
  }
}
