/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

/**
 * What is done in a turn, counted without any lock: the turn guards it. So a hand-over without a
 * happens-before edge shows as a wrong sum.
 */
final class Steps {

  private int inside;
  private int count;
  private int overlaps;

  /** One step. */
  void step() {
    if (inside++ != 0) {
      overlaps++;
    }
    count++;
    inside--;
  }

  /** Something was seen that only an overlap explains. */
  void overlap() {
    overlaps++;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  /** How many of them met another. */
  int overlaps() {
    return overlaps;
  }
}
