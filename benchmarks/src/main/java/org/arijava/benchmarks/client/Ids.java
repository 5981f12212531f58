/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.client;

/** The ids of the neutral server's channels. */
final class Ids {

  private static final String BEGIN = "1795400000.";
  private static final int DIGITS = 7;

  /** One of so many calls is one that a handler blocks in, where handlers shall block. */
  private static final int BLOCK_EVERY = 100;

  private static final long BLOCK_MILLIS = 1_000;

  private Ids() {}

  static String of(int number) {
    String digits = Integer.toString(number);
    return BEGIN + "0".repeat(DIGITS - digits.length()) + digits;
  }

  static int number(String id) {
    return Integer.parseInt(id, BEGIN.length(), id.length(), 10);
  }

  /** Does for a second what a handler does that waits for a database, if it is that call's turn. */
  static void blockAt(String id) {
    if (Boolean.getBoolean("bench.block") && number(id) % BLOCK_EVERY == 0) {
      try {
        Thread.sleep(BLOCK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
