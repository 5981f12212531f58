/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A future that tells who ended it: its maker delivers or refuses, and whatever else ends it (a
 * cancellation, a time-out of its user's) gives up what it stands for. Thread-safe.
 */
public abstract class RevocableFuture<T extends @Nullable Object> extends CompletableFuture<T> {

  private volatile @Nullable Runnable givenUp;

  /** Sets what to do, on any thread, when its user ends it; to be set before it is shown. */
  public final void onGivenUp(Runnable task) {
    givenUp = task;
  }

  /** Ends it on behalf of its maker. */
  protected final boolean delivered(T value) {
    return super.complete(value);
  }

  /** Ends it on behalf of its maker. */
  protected final boolean refused(Throwable failure) {
    return super.completeExceptionally(failure);
  }

  @Override
  public final boolean complete(T value) {
    return giveUp(super.complete(value));
  }

  @Override
  public final boolean completeExceptionally(Throwable failure) {
    return giveUp(super.completeExceptionally(failure));
  }

  @Override
  public final boolean cancel(boolean mayInterrupt) {
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
