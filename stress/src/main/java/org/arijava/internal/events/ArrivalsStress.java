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

/** What two threads hand in is taken one at a time, all of it, and each thread's in its order. */
@JCStressTest
@Outcome(
    id = "1278|1728|1782|7128|7182|7812",
    expect = ACCEPTABLE,
    desc = "1 before 2, 7 before 8.")
@State
public class ArrivalsStress {

  private int taken; // guarded by the arrivals
  private final Arrivals<Integer> arrivals = new Arrivals<>(digit -> taken = 10 * taken + digit);

  /** One thread. */
  @Actor
  public void one() {
    arrivals.add(1);
    arrivals.add(2);
  }

  /** Another. */
  @Actor
  public void another() {
    arrivals.add(7);
    arrivals.add(8);
  }

  /** What came of it. */
  @Arbiter
  public void end(I_Result result) {
    result.r1 = taken;
  }
}
