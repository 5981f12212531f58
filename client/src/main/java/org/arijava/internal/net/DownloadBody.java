/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.arijava.error.AriException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a download: filled by the event loop, which pauses while much of it is unread, and
 * emptied by its reader. Thread-safe; everything is guarded by its lock.
 */
final class DownloadBody extends InputStream implements AwaitedBody {

  private static final int ENOUGH = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> parts = new ArrayDeque<>();
  private final Duration timeout;
  private final Supplier<AriException> stall;
  private final Runnable resume;
  private final Runnable giveUp;
  private int offset;
  private int unread;
  private boolean paused;
  private boolean ended;
  private boolean closed;
  private @Nullable AriException failure;
  private long lastRead = System.nanoTime();
  private int readers;
  private @Nullable Runnable waiter;

  /**
   * Starts empty. What is given is called from any thread.
   *
   * @param stall why its reader fails when nothing arrives for that long
   * @param resume has more read
   * @param giveUp ends the exchange
   */
  DownloadBody(Duration timeout, Supplier<AriException> stall, Runnable resume, Runnable giveUp) {
    this.timeout = timeout;
    this.stall = stall;
    this.resume = resume;
    this.giveUp = giveUp;
  }

  void offer(ByteBuf part) {
    if (!part.isReadable()) {
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(part);
    lock.lock();
    try {
      if (!closed) {
        parts.add(bytes);
        unread += bytes.length;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    callWaiter();
  }

  @Override
  public void whenReadable(Runnable code) {
    lock.lock();
    try {
      waiter = code;
    } finally {
      lock.unlock();
    }
    callWaiter();
  }

  @Override
  public boolean isReadable() {
    lock.lock();
    try {
      return !parts.isEmpty() || ended || closed || failure != null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody waits for more. */
  boolean isAwaited() {
    lock.lock();
    try {
      return waiter != null;
    } finally {
      lock.unlock();
    }
  }

  private void callWaiter() {
    Runnable code = null;
    lock.lock();
    try {
      if (isReadable()) {
        code = waiter;
        waiter = null;
      }
    } finally {
      lock.unlock();
    }
    if (code != null) {
      code.run();
    }
  }

  boolean wantsMore() {
    lock.lock();
    try {
      paused = unread >= ENOUGH;
      return !paused;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    callWaiter();
  }

  /** Fails after what arrived so far. */
  void fail(AriException cause) {
    lock.lock();
    try {
      if (!ended && failure == null) {
        failure = cause;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    callWaiter();
  }

  /** Fails at once, dropping what arrived: nobody reads. */
  void forsake(AriException cause) {
    lock.lock();
    try {
      parts.clear();
      unread = 0;
      offset = 0;
    } finally {
      lock.unlock();
    }
    fail(cause);
  }

  /** How long nobody has been reading. */
  long unreadNanos() {
    lock.lock();
    try {
      return readers > 0 ? 0 : System.nanoTime() - lastRead;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    boolean drained;
    int count;
    lock.lock();
    readers++;
    try {
      byte[] part = await();
      if (part == null) {
        return -1;
      }
      count = Math.min(length, part.length - offset);
      System.arraycopy(part, offset, target, from, count);
      offset += count;
      unread -= count;
      if (offset == part.length) {
        parts.remove();
        offset = 0;
      }
      drained = paused && unread < ENOUGH;
      paused = paused && !drained;
    } finally {
      readers--;
      lastRead = System.nanoTime();
      lock.unlock();
    }
    if (drained) {
      resume.run();
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    lock.lock();
    try {
      return closed ? 0 : unread;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    boolean early;
    lock.lock();
    try {
      early = !closed && !ended && failure == null;
      closed = true;
      parts.clear();
      unread = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    callWaiter();
    if (early) {
      giveUp.run();
    }
  }

  /** The part to read from, or null at the end. */
  private byte @Nullable [] await() throws IOException {
    long left = Deadlines.nanos(timeout);
    while (true) {
      if (closed) {
        throw new IOException("the download is closed");
      }
      byte[] part = parts.peek();
      if (part != null || ended) {
        return part;
      }
      if (failure != null) {
        throw failed(failure);
      }
      if (left <= 0) {
        failure = stall.get();
        giveUp.run();
        throw failed(failure);
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        IOException interrupted =
            new InterruptedIOException("interrupted while reading the download");
        interrupted.initCause(e);
        throw interrupted;
      }
    }
  }

  private static IOException failed(AriException cause) {
    return new IOException(cause.getMessage(), cause);
  }
}
