/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The attempts to connect since the last success, and the pauses between. Confined to a thread. */
final class Backoff {

  /** Sooner Asterisk may take the new connection for the old one. */
  private static final long SHORTEST_MILLIS = 50;

  private final Policy policy;
  private int attempts;

  Backoff(Policy policy) {
    this.policy = policy;
  }

  /** Whether no more attempts are allowed. */
  boolean isSpent() {
    return attempts >= policy.attempts();
  }

  /** One attempt more; how long to wait before it. */
  Duration next() {
    double doubled = policy.firstDelay().toMillis() * Math.pow(2, Math.min(attempts++, 30));
    double delay = Math.min(doubled, policy.longestDelay().toMillis());
    double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1);
    return Duration.ofMillis(Math.max(SHORTEST_MILLIS, (long) (delay * jitter)));
  }

  /** A connection lasted so long; it is a success when that was long enough. */
  void lasted(Duration time) {
    if (time.compareTo(policy.stableAfter()) >= 0) {
      attempts = 0;
    }
  }
}
