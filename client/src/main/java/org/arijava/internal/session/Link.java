/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.arijava.spi.EventSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a session: holds what arrives until it is released, then hands it on in order.
 * Thread-safe; never blocks the reader.
 */
final class Link implements EventSocket.Listener {

  private final Consumer<List<byte[]>> receiver;
  private final Runnable full;
  private final boolean drops;
  private final int bound;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);

  @GuardedBy("this")
  private Deque<byte[]> held = new ArrayDeque<>();

  private volatile @Nullable EventSocket socket;
  private volatile boolean open;
  private volatile boolean over;
  private volatile @Nullable Expected expected;
  private volatile long heard = System.currentTimeMillis();

  /** A message that is to show that something comes through. */
  private record Expected(byte[] text, CompletableFuture<Boolean> came) {}

  /**
   * A link that holds what arrives.
   *
   * @param bound how many messages are held at most
   * @param drops whether the oldest is dropped when there are more
   * @param full called for each that is one too many
   */
  Link(Consumer<List<byte[]>> receiver, int bound, boolean drops, Runnable full) {
    this.receiver = receiver;
    this.bound = bound;
    this.drops = drops;
    this.full = full;
  }

  @Override
  public void received(byte[] message) {
    received(List.of(message));
  }

  @Override
  public void received(List<byte[]> messages) {
    if (over) {
      return; // given up: what comes now belongs to the gap
    }
    List<byte[]> others = expected == null ? messages : withoutExpected(messages);
    if (open || !hold(others)) {
      receiver.accept(others);
    }
  }

  private List<byte[]> withoutExpected(List<byte[]> messages) {
    List<byte[]> others = new ArrayList<>(messages.size());
    for (byte[] message : messages) {
      Expected awaited = expected;
      if (awaited != null && contains(message, awaited.text)) {
        expected = null;
        awaited.came.complete(true); // nobody else's
      } else {
        others.add(message);
      }
    }
    return others;
  }

  private static boolean contains(byte[] message, byte[] text) {
    for (int at = 0; at <= message.length - text.length; at++) {
      if (Arrays.equals(message, at, at + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  /** Expects a message with this text, which is not handed on. */
  void expect(String text) {
    Expected awaited =
        new Expected(text.getBytes(StandardCharsets.UTF_8), new CompletableFuture<>());
    expected = awaited;
    end.whenComplete((reason, none) -> awaited.came.complete(false));
  }

  /** What was expected will not come. */
  void expectNothing() {
    expected = null;
  }

  /** Waits for what is expected; false when the connection ended, or the time is over. */
  boolean awaitExpected(Duration time) throws InterruptedException {
    Expected awaited = expected;
    try {
      return awaited == null || awaited.came.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is only ever completed
    }
  }

  /** Holds the messages; false when nothing is held any more. */
  private boolean hold(List<byte[]> messages) {
    int tooMany = 0;
    synchronized (this) {
      if (open) {
        return false;
      }
      for (byte[] message : messages) {
        if (held.size() >= bound) {
          tooMany++;
          if (drops) {
            held.removeFirst();
          }
        }
        held.addLast(message);
      }
    }
    for (int i = 0; i < tooMany; i++) {
      full.run();
    }
    return true;
  }

  /** Gives what was held so far; what comes is held from then on. */
  synchronized Deque<byte[]> take() {
    Deque<byte[]> taken = held;
    held = new ArrayDeque<>(0);
    return taken;
  }

  /** Hands on what was taken. */
  void handOn(Deque<byte[]> taken) {
    receiver.accept(List.copyOf(taken));
  }

  /** Hands on what was held; once there is nothing left, the reader hands on by itself. */
  void release() {
    for (Deque<byte[]> batch = batch(); !batch.isEmpty(); batch = batch()) {
      handOn(batch);
    }
  }

  private synchronized Deque<byte[]> batch() {
    Deque<byte[]> batch = take();
    open = batch.isEmpty();
    return batch;
  }

  @Override
  public void heard() {
    if (!over) {
      heard = System.currentTimeMillis();
    }
  }

  /** When something was last heard through it: what Asterisk told before was received. */
  Instant lastHeard() {
    return Instant.ofEpochMilli(heard);
  }

  @Override
  public void closed(String reason, boolean clean) {
    gone.countDown(); // first: whoever hears of the end is not to ask Asterisk to unsubscribe
    end(reason);
  }

  /** Decides that the connection is to end; closing it follows. What still comes is ignored. */
  void end(String reason) {
    over = true;
    end.complete(reason);
  }

  /** The stream whose messages these are. */
  void over(EventSocket stream) {
    socket = stream;
  }

  boolean isClosed() {
    return gone.getCount() == 0;
  }

  /** Closes the stream; that it is closed is heard later. */
  void close() {
    end("closed by us");
    EventSocket stream = socket;
    if (stream != null) {
      stream.close();
    }
  }

  /** Waits until the connection is closed, or the time is over. */
  void awaitClosed(Duration time) throws InterruptedException {
    var unused = gone.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until the connection has ended, or is to end, and says why; null when it has not. */
  @Nullable String awaitEnd(Duration time) throws InterruptedException {
    try {
      return end.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is only ever completed
    }
  }
}
