/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.arijava.error.AriInterruptedException;
import org.arijava.internal.net.RevocableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A future that completes in a turn, or on the handler executor, and so do those that are composed
 * of it. Thread-safe.
 *
 * <p>Whoever waits for it in a handler passes the turn on meanwhile; so what completes in that turn
 * can complete. Whatever ends it but the client itself (a cancellation, a time-out of its user's)
 * gives up what it stands for.
 */
public final class AsyncResult<T extends @Nullable Object> extends RevocableFuture<T> {

  private static final Duration EVER = Duration.ofDays(3_650);

  private final Continuations continuations;
  private final AsyncResult<?> root;
  private volatile @Nullable Turn home;

  AsyncResult(Continuations continuations, @Nullable Turn home) {
    this.continuations = continuations;
    this.root = this;
    this.home = home;
  }

  /** One that is composed of another, and belongs where that one belongs. */
  private AsyncResult(AsyncResult<?> root) {
    this.continuations = root.continuations;
    this.root = root;
  }

  /** Ends it, where it belongs, with what the code gives or throws. */
  public void settle(Supplier<? extends T> outcome) {
    continuations.run(root.home, () -> settled(outcome));
  }

  /**
   * Ends it with what the code gives or throws: at once if this thread has the turn that it belongs
   * to, or if it belongs to none yet, which makes this thread's turn its own.
   */
  public void settleHere(Supplier<? extends T> outcome) {
    if (home == null) {
      home = Turn.current();
    }
    if (home == Turn.current()) {
      settled(outcome);
    } else {
      settle(outcome);
    }
  }

  /** Ends it, where it belongs, with the failure. */
  public void refuse(Throwable failure) {
    continuations.run(root.home, () -> refused(failure));
  }

  private void settled(Supplier<? extends T> outcome) {
    if (isDone()) {
      return;
    }
    T value;
    try {
      value = outcome.get();
    } catch (Throwable e) {
      refused(e);
      return;
    }
    delivered(value);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new AsyncResult<>(root);
  }

  @Override
  public Executor defaultExecutor() {
    return task -> continuations.run(root.home, task);
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    return after(timeout, unit, () -> completeExceptionally(new TimeoutException()));
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    return after(timeout, unit, () -> complete(value));
  }

  private CompletableFuture<T> after(long timeout, TimeUnit unit, Runnable end) {
    if (!isDone()) {
      Duration delay = Duration.ofNanos(unit.toNanos(timeout));
      ScheduledFuture<?> timer =
          continuations.schedule(() -> continuations.run(root.home, end), delay);
      if (timer == null) {
        end.run();
      } else {
        super.whenComplete((value, failure) -> timer.cancel(false));
      }
    }
    return this;
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    passTurn(EVER);
    end().get();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    passTurn(Duration.ofNanos(unit.toNanos(timeout)));
    end().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    return super.get();
  }

  @Override
  public T join() {
    boolean interrupted = false;
    while (passTurn(EVER)) {
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    end().join();
    return super.join();
  }

  /**
   * What to wait for without a turn. Who waited for this itself would run what is composed of it,
   * if he came before the thread that ends it; but that belongs where this belongs.
   */
  private CompletableFuture<?> end() {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    super.whenComplete((value, failure) -> end.complete(null));
    return end;
  }

  /** Waits as a handler waits for events, if this thread has a turn; true when interrupted. */
  private boolean passTurn(Duration timeout) {
    if (isDone() || Turn.current() == null) {
      return false;
    }
    Wait wait = new Wait();
    super.whenComplete((value, failure) -> wait.end());
    try {
      Turn.await(wait, timeout);
      return false;
    } catch (AriInterruptedException e) {
      return true; // the thread is marked, and the caller sees to it
    }
  }
}
