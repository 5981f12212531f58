/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A wait passes the turn on and gets it back: what was added before its end has run by then, what
 * else is added does not overlap, and of two who end the wait one does.
 */
@JCStressTest
@Outcome(id = "4, 0, 1", expect = ACCEPTABLE, desc = "All ran, none overlapped, one ended it.")
@State
public class TurnPassedOnStress {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Turn turn = new Turn(Runnable::run);
  private volatile @Nullable Wait wait;
  private volatile int ends;
  private final Steps steps = new Steps();
  private int ownSteps; // guarded by the turn

  /** Waits inside its turn. */
  @Actor
  public void waiting() {
    turn.add(
        Work.of(
            () -> {
              steps.step();
              Wait own = new Wait();
              wait = own;
              Turn.await(own, LONG);
              if (ownSteps != 1 || Turn.current() != turn) {
                steps.overlap(); // what was added before the end of the wait has not run
              }
              steps.step();
            }));
  }

  private Wait theWait() {
    Wait begun = wait;
    while (begun == null) {
      Thread.onSpinWait();
      begun = wait;
    }
    return begun;
  }

  /** Adds work and ends the wait, then adds more. */
  @Actor
  public void ending() {
    Wait begun = theWait();
    turn.add(
        Work.of(
            () -> {
              steps.step();
              ownSteps++;
            }));
    boolean ended = begun.end();
    turn.add(Work.of(steps::step));
    if (ended) {
      ends = 1;
    }
  }

  /** What came of it. */
  @Arbiter
  public void end(III_Result result) {
    result.r1 = steps.count();
    result.r2 = steps.overlaps();
    result.r3 = ends;
  }
}
