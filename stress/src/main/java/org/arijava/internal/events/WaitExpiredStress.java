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
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** A wait that its deadline and its event end at once gets the turn once, whichever was first. */
@JCStressTest
@Outcome(id = "3, 0, true|3, 0, false", expect = ACCEPTABLE, desc = "Ended once, no overlap.")
@State
public class WaitExpiredStress {

  private final Turn turn = new Turn(Runnable::run);
  private volatile @Nullable Wait wait;
  private final Steps steps = new Steps();

  /** Waits inside its turn, not for long. */
  @Actor
  public void waiting() {
    turn.add(
        Work.of(
            () -> {
              Wait own = new Wait();
              wait = own;
              Turn.await(own, Duration.ofNanos(1));
              steps.step();
            }));
    turn.add(Work.of(steps::step));
  }

  /** Ends the wait, as its event does. */
  @Actor
  public void ending(IIZ_Result result) {
    Wait begun = wait;
    while (begun == null) {
      Thread.onSpinWait();
      begun = wait;
    }
    result.r3 = begun.end();
    turn.add(Work.of(steps::step));
  }

  /** What came of it. */
  @Arbiter
  public void end(IIZ_Result result) {
    result.r1 = steps.count();
    result.r2 = steps.overlaps();
  }
}
