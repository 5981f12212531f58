/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Work runs in the order in which a thread adds it, whatever others add meanwhile. */
@JCStressTest
@Outcome(id = "1239|1293|1923|9123", expect = ACCEPTABLE, desc = "1 before 2 before 3.")
@State
public class TurnOrderStress {

  private final Turn turn = new Turn(Runnable::run);
  private int ran; // guarded by the turn

  private Work note(int digit) {
    return Work.of(() -> ran = 10 * ran + digit);
  }

  /** Adds three. */
  @Actor
  public void three() {
    turn.add(note(1));
    turn.add(note(2));
    turn.add(note(3));
  }

  /** Adds another. */
  @Actor
  public void another() {
    turn.add(note(9));
  }

  /** What came of it. */
  @Arbiter
  public void end(I_Result result) {
    result.r1 = ran;
  }
}
