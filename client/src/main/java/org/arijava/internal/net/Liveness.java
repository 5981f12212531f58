/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The watch over a stream: has it pinged each interval, and lost once nothing was heard for two.
 * After a pause of the whole process, what arrived meanwhile is heard first and a ping has its
 * interval to be answered. Confined to the event loop.
 */
final class Liveness {

  private final EventLoop loop;
  private final long interval;
  private final Runnable ping;
  private final Runnable lost;
  private @Nullable ScheduledFuture<?> timer;
  private long heard = System.nanoTime();
  private long pinged = heard;
  private long asked;
  private boolean asking;

  Liveness(EventLoop loop, Duration interval, Runnable ping, Runnable lost) {
    this.loop = loop;
    this.interval = Math.max(1, Deadlines.nanos(interval));
    this.ping = ping;
    this.lost = lost;
  }

  /** How long a silence means the end. */
  Duration longestSilence() {
    return Duration.ofNanos(2 * interval);
  }

  void start() {
    wake(interval);
  }

  void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** Something arrived, whatever it was. */
  void heard() {
    heard = System.nanoTime();
    asking = false;
  }

  private void wake(long nanos) {
    timer = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    long untilLost = Math.max(heard + 2 * interval - now, asked + interval - now);
    if (asking && untilLost <= 0) {
      lost.run();
      return;
    }
    if (now - pinged >= interval) {
      pinged = now;
      if (!asking) {
        asking = true;
        asked = now;
        untilLost = Math.max(heard + 2 * interval - now, interval);
      }
      ping.run();
    }
    wake(Math.min(pinged + interval - now, asking ? untilLost : interval));
  }
}
