/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A future that tells who ended it: the transport delivers or refuses, and whatever else ends it (a
 * cancellation, a time-out of its user's) gives up what it stands for. Thread-safe.
 */
final class Reply<T> extends CompletableFuture<T> {

  private volatile @Nullable Runnable givenUp;

  /**
   * Sets what to do, on any thread, when its user ends the future; to be set before it is shown.
   */
  void onGivenUp(Runnable task) {
    givenUp = task;
  }

  /** Ends the future on behalf of the transport. */
  boolean deliver(T value) {
    return super.complete(value);
  }

  /** Ends the future on behalf of the transport. */
  void refuse(Throwable failure) {
    super.completeExceptionally(failure);
  }

  @Override
  public boolean complete(T value) {
    return giveUp(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return giveUp(super.completeExceptionally(failure));
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean wasCancelled = isCancelled();
    boolean cancelled = super.cancel(mayInterrupt);
    giveUp(cancelled && !wasCancelled);
    return cancelled;
  }

  private boolean giveUp(boolean ended) {
    Runnable task = givenUp;
    if (ended && task != null) {
      task.run();
    }
    return ended;
  }
}
