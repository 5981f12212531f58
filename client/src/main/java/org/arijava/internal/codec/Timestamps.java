/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time as Asterisk writes them: {@code 2026-11-23T03:07:07.873+0000}. Each event
 * has some, and the JDK's own parser takes longer for one than all the rest of decoding.
 */
final class Timestamps {

  private static final String PATTERN = "dddd-dd-ddTdd:dd:dd.ddd+dddd";
  private static final int SIGN = PATTERN.indexOf('+');
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };
  private static final int DAYS_TO_1970 = 719_162;

  private Timestamps() {}

  /** The point in time; null when it is not written that way, or no valid one. */
  static @Nullable Instant parse(String text) {
    if (!isUsual(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int offset = number(text, 24, 26) * 60 + number(text, 26, 28);
    if (year == 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(month, year)
        || hour > 23
        || minute > 59
        || second > 59
        || offset > 18 * 60
        || number(text, 26, 28) > 59) {
      return null;
    }
    long days = daysBefore(year) + DAYS_BEFORE[month - 1] + day - 1 - DAYS_TO_1970;
    if (month > 2 && isLeap(year)) {
      days++;
    }
    long minutes = (days * 24 + hour) * 60 + minute;
    minutes += text.charAt(SIGN) == '-' ? offset : -offset;
    return Instant.ofEpochSecond(minutes * 60 + second, number(text, 20, 23) * 1_000_000L);
  }

  private static boolean isUsual(String text) {
    if (text.length() != PATTERN.length()) {
      return false;
    }
    for (int i = 0; i < PATTERN.length(); i++) {
      char wanted = PATTERN.charAt(i);
      char is = text.charAt(i);
      boolean fits =
          wanted == 'd' ? is >= '0' && is <= '9' : is == wanted || (i == SIGN && is == '-');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static long daysBefore(int year) {
    int past = year - 1;
    return 365L * past + past / 4 - past / 100 + past / 400;
  }

  private static int daysOf(int month, int year) {
    return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
