/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.arijava.spi.EventSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a session: holds what arrives until it is released, then hands it on in order.
 * Thread-safe; never blocks the reader.
 */
final class Link implements EventSocket.Listener {

  private final Consumer<byte[]> receiver;
  private final Runnable lost;
  private final int bound;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private @Nullable Deque<byte[]> held = new ArrayDeque<>();

  /**
   * A link that holds what arrives.
   *
   * @param bound how many messages are held before the oldest is dropped
   * @param lost told for each that is dropped
   */
  Link(Consumer<byte[]> receiver, int bound, Runnable lost) {
    this.receiver = receiver;
    this.bound = bound;
    this.lost = lost;
  }

  @Override
  public synchronized void received(byte[] message) {
    Deque<byte[]> waiting = held;
    if (waiting == null) {
      receiver.accept(message);
      return;
    }
    if (waiting.size() == bound) {
      waiting.removeFirst();
      lost.run();
    }
    waiting.addLast(message);
  }

  /** Hands on what was held, and from now on everything at once. */
  synchronized void release() {
    Deque<byte[]> waiting = held;
    held = null;
    if (waiting != null) {
      waiting.forEach(receiver);
    }
  }

  @Override
  public void closed(String reason, boolean clean) {
    end.complete(reason);
    gone.countDown();
  }

  /** Decides that the connection is to end; closing it follows. */
  void end(String reason) {
    end.complete(reason);
  }

  /** Waits until the connection is closed, or the time is over. */
  void awaitClosed(Duration time) throws InterruptedException {
    var unused = gone.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until the connection has ended, or is to end, and says why. */
  String awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is only ever completed
    }
  }
}
