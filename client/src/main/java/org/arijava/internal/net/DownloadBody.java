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
import org.jspecify.annotations.Nullable;

/**
 * The body of a download: filled by the event loop, which pauses while much of it is unread, and
 * emptied by its reader. Thread-safe; everything is guarded by its lock.
 */
final class DownloadBody extends InputStream {

  private static final int ENOUGH = 256 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> parts = new ArrayDeque<>();
  private final Duration timeout;
  private final Runnable resume;
  private final Runnable giveUp;
  private int offset;
  private int unread;
  private boolean paused;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;

  /** The runnables are called from any thread: to have more read, and to end the exchange. */
  DownloadBody(Duration timeout, Runnable resume, Runnable giveUp) {
    this.timeout = timeout;
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
  }

  void fail(IOException cause) {
    lock.lock();
    try {
      if (!ended && failure == null) {
        failure = cause;
      }
      changed.signalAll();
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
        throw new IOException(failure.getMessage(), failure);
      }
      if (left <= 0) {
        failure = new IOException("the download stalled for " + Failures.seconds(timeout));
        giveUp.run();
        throw new IOException(failure.getMessage(), failure);
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while reading the download");
      }
    }
  }
}
