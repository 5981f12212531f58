/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Pieces of work of one turn never overlap, and each sees what those before it did. */
@JCStressTest
@Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "All ran, one at a time.")
@State
public class TurnExclusionStress {

  private final Turn turn = new Turn(Runnable::run);
  private final Steps steps = new Steps();

  /** One thread. */
  @Actor
  public void one() {
    turn.add(Work.of(steps::step));
  }

  /** Another. */
  @Actor
  public void another() {
    turn.add(Work.of(steps::step));
  }

  /** What came of it. */
  @Arbiter
  public void end(II_Result result) {
    result.r1 = steps.count();
    result.r2 = steps.overlaps();
  }
}
