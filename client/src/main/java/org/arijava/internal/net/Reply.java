/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future that must not be waited for on the thread that completes it. Thread-safe. */
final class Reply<T> extends RevocableFuture<T> {

  private final EventLoop loop;
  private final Object operation;

  Reply(EventLoop loop, Object operation) {
    this.loop = loop;
    this.operation = operation;
  }

  /** Ends the future on behalf of the transport. */
  boolean deliver(T value) {
    return delivered(value);
  }

  /** Ends the future on behalf of the transport. */
  void refuse(Throwable failure) {
    refused(failure);
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
}
