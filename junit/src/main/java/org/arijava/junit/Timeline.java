/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.junit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arijava.AriListener;
import org.arijava.AriSession;
import org.arijava.error.AriException;
import org.arijava.event.Event;
import org.arijava.event.PlaybackStarted;
import org.arijava.spi.AriRequest;
import org.jspecify.annotations.Nullable;

/** What a client asked and was told in a test, in its order. Thread-safe. */
final class Timeline implements AriListener {

  private static final double NANOS_OF_A_MILLISECOND = 1_000_000;

  private final long begin = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private final List<PlaybackStarted> playbacks = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<AriSession> sessions = ConcurrentHashMap.newKeySet();

  @Override
  public void connected(AriSession session) {
    sessions.add(session);
  }

  @Override
  public void closed(AriSession session, String reason) {
    sessions.remove(session);
  }

  /** Whether the end of every session was told, and so all that was to be told before it. */
  boolean isComplete() {
    return sessions.isEmpty();
  }

  @Override
  public void requestFinished(AriRequest request, Duration took, @Nullable AriException failure) {
    add(
        "> %s %s%s"
            .formatted(
                request.method(),
                request.path(),
                failure == null ? "" : ": " + failure.getMessage()));
  }

  void received(Event event) {
    lock.lock();
    try {
      if (event instanceof PlaybackStarted started) {
        playbacks.add(started);
      }
      add("< " + text(event));
    } finally {
      lock.unlock();
    }
  }

  private static String text(Event event) {
    return Stream.concat(
            Stream.of(event.type()),
            event.raw().entrySet().stream()
                .filter(e -> !List.of("type", "timestamp", "asterisk_id").contains(e.getKey()))
                .map(e -> e.getKey() + " " + text(e.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** What tells an object from others. */
  private static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      String known =
          Stream.of("name", "id", "state", "media_uri")
              .map(object::get)
              .filter(Objects::nonNull)
              .map(Object::toString)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      return known.isEmpty() ? object.toString() : "(" + known + ")";
    }
    return String.valueOf(value);
  }

  @Override
  public void handlerFailed(Event event, Throwable failure) {
    lock.lock();
    try {
      failures.add("a handler of " + event.type() + " that failed: " + failure);
      add("! handler of " + event.type() + " failed: " + failure);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void eventsDropped(long count) {
    lock.lock();
    try {
      failures.add(count + " events that were dropped because handlers were too slow");
    } finally {
      lock.unlock();
    }
  }

  private void add(String line) {
    lock.lock();
    try {
      lines.add(
          String.format(
              Locale.ROOT,
              "%9.1f ms %s",
              (System.nanoTime() - begin) / NANOS_OF_A_MILLISECOND,
              line));
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<String> failures() {
    lock.lock();
    try {
      return List.copyOf(failures);
    } finally {
      lock.unlock();
    }
  }

  /** The media that were played to the channel. */
  List<String> playedTo(String channelId) {
    lock.lock();
    try {
      return playbacks.stream()
          .map(PlaybackStarted::playback)
          .filter(playback -> playback.targetUri().equals("channel:" + channelId))
          .map(playback -> playback.mediaUri())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until what was played to the channel is as wanted; tells whether it was, in time. */
  boolean awaitPlayed(String channelId, Predicate<List<String>> wanted, Duration timeout)
      throws InterruptedException {
    long left = timeout.toNanos();
    lock.lock();
    try {
      while (!wanted.test(playedTo(channelId))) {
        if (left <= 0) {
          return false;
        }
        left = grown.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Prints all of it, and what was left behind. */
  void print(String test, List<String> leaks) {
    StringBuilder text = new StringBuilder("What happened in " + test + ":\n");
    lock.lock();
    try {
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    } finally {
      lock.unlock();
    }
    leaks.forEach(leak -> text.append("  left behind: ").append(leak).append('\n'));
    PrintStream err = System.err;
    err.print(text);
  }
}
