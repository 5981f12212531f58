/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

/** The ids of the neutral server's channels. */
final class Ids {

  private static final String BEGIN = "1795400000.";
  private static final int DIGITS = 7;

  private Ids() {}

  static String of(int number) {
    String digits = Integer.toString(number);
    return BEGIN + "0".repeat(DIGITS - digits.length()) + digits;
  }

  static int number(String id) {
    return Integer.parseInt(id, BEGIN.length(), id.length(), 10);
  }
}
