/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that must not be waited for on the thread that completes it, and that tells who ended
 * it: the transport delivers or refuses, and whatever else ends it (a cancellation, a time-out of
 * its user's) gives up what it stands for. Thread-safe.
 */
final class Reply<T> extends CompletableFuture<T> {

  private final EventLoop loop;
  private final String operation;
  private volatile @Nullable Runnable givenUp;

  Reply(EventLoop loop, String operation) {
    this.loop = loop;
    this.operation = operation;
  }

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

  @Override
  public T get() throws InterruptedException, ExecutionException {
    refuseToBlockTheLoop();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseToBlockTheLoop();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    refuseToBlockTheLoop();
    return super.join();
  }

  private void refuseToBlockTheLoop() {
    if (!isDone() && loop.inEventLoop()) {
      IllegalStateException failure =
          new IllegalStateException(operation + " called on the client's network thread");
      completeExceptionally(failure);
      throw failure;
    }
  }

  private boolean giveUp(boolean ended) {
    Runnable task = givenUp;
    if (ended && task != null) {
      task.run();
    }
    return ended;
  }
}
