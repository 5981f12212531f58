/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal;

import java.time.Duration;

/**
 * Durations as Asterisk takes them: whole units, rounded up so that a little is never nothing. What
 * is longer than Asterisk, or a clock, can count becomes the longest that it can.
 */
public final class Units {

  /** Asterisk reads an {@code int}, and counts in milliseconds what it reads in seconds. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private static final Duration UNLIMITED = Duration.ofSeconds(-1);

  private static final Duration CENTURY = Duration.ofDays(36_500);

  private Units() {}

  /** The duration, or a hundred years when it is longer: nobody lives to see the difference. */
  public static Duration atMostACentury(Duration duration) {
    return duration.compareTo(CENTURY) > 0 ? CENTURY : duration;
  }

  /** Whole seconds of the parameter with that name, which must not be negative. */
  public static long seconds(String name, Duration duration) {
    return whole(name, duration, Duration.ofSeconds(1));
  }

  /** Whole seconds, or minus one second for no limit. */
  public static long secondsOrUnlimited(String name, Duration duration) {
    return duration.equals(UNLIMITED) ? -1 : seconds(name, duration);
  }

  /** Whole milliseconds of the parameter with that name, which must not be negative. */
  public static long milliseconds(String name, Duration duration) {
    return whole(name, duration, Duration.ofMillis(1));
  }

  private static long whole(String name, Duration duration, Duration unit) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
    if (duration.compareTo(LONGEST) >= 0) {
      return LONGEST.dividedBy(unit);
    }
    long whole = duration.dividedBy(unit);
    return unit.multipliedBy(whole).compareTo(duration) < 0 ? whole + 1 : whole;
  }
}
