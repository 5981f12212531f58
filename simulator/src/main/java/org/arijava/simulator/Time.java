/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.simulator;

/** How time passes in a simulated Asterisk. */
public enum Time {
  /** As in the world outside: a prompt of 30 s takes 30 s. */
  REAL,

  /**
   * Only when the test says so, by {@link AsteriskSimulator#advance}, or by a step of a {@link
   * SimulatedCall} that takes time.
   */
  HELD,

  /**
   * In leaps: when for some milliseconds nobody has asked anything of this Asterisk, it is at once
   * as late as the end of the next prompt, digit, or other thing that somebody waits for. Silence,
   * such as a call that nobody ends, makes no time pass.
   */
  LEAPING
}
