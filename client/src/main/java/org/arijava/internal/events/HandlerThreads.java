/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The threads that handlers run on: virtual ones where the JVM has them, a {@link Relay} of which
 * shares the work, pooled daemon threads where it has not. Thread-safe.
 */
public final class HandlerThreads implements Executor, AutoCloseable {

  private final Executor executor;

  HandlerThreads() {
    Executor threads = virtual();
    this.executor = threads == null ? new HandlerPool() : new Relay(threads);
  }

  /**
   * The current thread awaits the answer to a request, or no longer does: if it is a handler
   * thread, another one may take its place should that take long.
   */
  public static void awaitsAnswer(boolean awaits) {
    HandlerPool.awaitsAnswer(awaits);
  }

  private static @Nullable ExecutorService virtual() {
    try {
      MethodHandle maker =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) maker.invoke();
    } catch (Throwable e) {
      if (e instanceof Error error && !(e instanceof LinkageError)) {
        throw error;
      }
      return null; // a JVM before 21
    }
  }

  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }

  /** Lets threads end with the work they have; more work may still come and is still done. */
  @Override
  public void close() {
    if (executor instanceof HandlerPool pool) {
      pool.close();
    }
  }
}
