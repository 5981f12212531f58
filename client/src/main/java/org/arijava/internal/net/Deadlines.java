/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.net;

import java.time.Duration;

/** How long to wait, in what timers understand. Stateless. */
final class Deadlines {

  private static final Duration LONGEST = Duration.ofDays(365);

  private Deadlines() {}

  /** The duration in nanoseconds; a year stands for all that is longer, zero for the negative. */
  static long nanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
  }
}
