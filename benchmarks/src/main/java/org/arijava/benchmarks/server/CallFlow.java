/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Calls that enter the application at a fixed rate, whatever becomes of them, and the times until
 * they are answered. Confined to the server's thread, but for the time of the next call.
 *
 * <p>A reaction is counted from the moment at which the call was due, whether or not the client let
 * the event be written then, to the moment at which the request is read. Calls that the client's
 * handler blocks in are left out of it. A call that is not answered counts as one that takes until
 * the end, which is some seconds after the last was due. What the client does later counts no more,
 * but is waited for as long as something comes, so that it is no burden of the next flow.
 */
final class CallFlow {

  private static final long LIFE = 1_000_000_000L;
  private static final long PATIENCE = 3_000_000_000L;
  private static final long LAST_PATIENCE = 30_000_000_000L;

  /** When nothing is played for so long, what is left is lost. */
  private static final long SILENCE = 1_000_000_000L;

  private final Frames starts = Frames.start();
  private final Frames ends = Frames.end();
  private final long began = System.nanoTime();
  private final int first;
  private final int total;
  private final double interval;
  private final int blockEvery;
  private final Latencies latencies;
  private final Deque<Integer> playing = new ArrayDeque<>();
  private final long[] playedAt;
  private final BitSet answers = new BitSet();
  private int sent;
  private int played;
  private long worstDelay;
  private long finished;
  private long lastPlayed = began;
  private @Nullable String result;
  private volatile boolean ended;

  /**
   * A flow.
   *
   * @param first the number of the first call
   * @param blockEvery one of so many calls is one that the handler blocks in; 0 for none
   */
  CallFlow(int first, double perSecond, double seconds, int blockEvery) {
    this.first = first;
    this.total = (int) (perSecond * seconds);
    this.interval = 1e9 / perSecond;
    this.blockEvery = blockEvery;
    this.playedAt = new long[total];
    this.latencies = new Latencies(total);
  }

  /** Writes the calls that are due. */
  void due(ByteBuffer out, long now) {
    while (sent < total && now >= dueAt(sent) && out.remaining() > 2048) {
      worstDelay = Math.max(worstDelay, now - dueAt(sent));
      starts.put(out, sent % starts.size(), first + sent, sent);
      sent++;
    }
    while (!playing.isEmpty()
        && now - playedAt[playing.peekFirst()] > LIFE
        && out.remaining() > 4096) {
      int call = playing.removeFirst();
      for (int i = 0; i < ends.size(); i++) {
        ends.put(out, i, first + call, call);
      }
    }
  }

  private long dueAt(int call) {
    return began + (long) (call * interval);
  }

  /** How long it is until the next moment at which a call is due, by any thread's clock. */
  long untilNext() {
    long passed = System.nanoTime() - began;
    return (long) (Math.floor(passed / interval + 1) * interval) - passed;
  }

  /** How many calls there are. */
  int total() {
    return total;
  }

  void answered(int channel, long now) {
    int call = channel - first;
    if (call >= 0 && call < sent && !answers.get(call)) {
      answers.set(call);
      count(call, now);
    }
  }

  private void count(int call, long now) {
    if (blockEvery == 0 || (first + call) % blockEvery != 0) {
      latencies.add(now - dueAt(call));
    }
  }

  void played(int channel, long now) {
    int call = channel - first;
    if (call >= 0 && call < sent && playedAt[call] == 0) {
      played++;
      playedAt[call] = now;
      lastPlayed = now;
      playing.addLast(call);
      if (played == total) {
        finished = now;
      }
    }
  }

  /** Nothing more is awaited. */
  void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  /** What came of it, as one line, once nothing more is awaited of the client; null before. */
  @Nullable String result(long now) {
    long late = now - began - (long) (total * interval);
    if (result == null && (played == total || late > PATIENCE)) {
      result = counted(now);
    }
    boolean lost =
        played < total
            && late > PATIENCE + SILENCE
            && (now - lastPlayed > SILENCE || late > LAST_PATIENCE);
    boolean over = lost || (played == total && playing.isEmpty());
    double seconds = ((finished == 0 ? now : finished) - began) / 1e9;
    return over
        ? String.format(Locale.ROOT, "%s seconds=%.3f handled=%d", result, seconds, played)
        : null;
  }

  private String counted(long now) {
    int answered = answers.cardinality();
    for (int call = answers.nextClearBit(0); call < total; call = answers.nextClearBit(call + 1)) {
      count(call, now);
    }
    return String.format(
        Locale.ROOT,
        "offered=%d answered=%d played=%d p50=%.1f p99=%.1f p999=%.1f delay=%.1f",
        total,
        answered,
        played,
        latencies.micros(0.5),
        latencies.micros(0.99),
        latencies.micros(0.999),
        worstDelay / 1000.0);
  }
}
