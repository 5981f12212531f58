/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;

/** Durations as Asterisk takes them: whole units, rounded up so that a little is never nothing. */
public final class Units {

  private Units() {}

  /** Whole seconds. */
  public static long seconds(Duration duration) {
    return roundedUp(duration, Duration.ofSeconds(1));
  }

  /** Whole milliseconds. */
  public static long milliseconds(Duration duration) {
    return roundedUp(duration, Duration.ofMillis(1));
  }

  private static long roundedUp(Duration duration, Duration unit) {
    long whole = duration.dividedBy(unit);
    return unit.multipliedBy(whole).compareTo(duration) < 0 ? whole + 1 : whole;
  }
}
