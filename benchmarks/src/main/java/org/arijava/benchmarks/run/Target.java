/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.benchmarks.run;

/**
 * What the project wants on a JDK, and what was measured. Immutable.
 *
 * @param what what is measured, with its unit
 * @param restsOn what of the {@link KnownOrder} it rests on
 * @param on the JDK
 * @param most whether the limit is the most that is wanted, else the least
 */
record Target(
    String what, String restsOn, String on, double limit, boolean most, Estimate measured) {

  /** What became of it. */
  enum Verdict {
    REACHED("yes"),
    MISSED("**no**"),
    UNDECIDED("undecided"),
    NOT_MEASURED("not measured: **no**");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  Verdict verdict() {
    if (measured.isMissing()) {
      return Verdict.NOT_MEASURED;
    }
    if (most ? measured.most() <= limit : measured.least() >= limit) {
      return Verdict.REACHED;
    }
    return (most ? measured.least() > limit : measured.most() < limit)
        ? Verdict.MISSED
        : Verdict.UNDECIDED;
  }

  String wanted() {
    String number = Report.number(limit).replaceAll("\\.0+$", "").replaceAll("(\\.\\d)0$", "$1");
    return limit == 0 ? "none" : (most ? "≤ " : "≥ ") + number;
  }
}
