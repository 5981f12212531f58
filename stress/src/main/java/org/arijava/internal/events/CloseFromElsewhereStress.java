/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.internal.events;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.arijava.Subscription;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * An event that arrives after a subscription was closed elsewhere does not reach its handler; of
 * those that arrive meanwhile it gets the first few, each once.
 */
@JCStressTest
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "Closed before the first event.")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "Closed between the two.")
@Outcome(id = "false, 12", expect = ACCEPTABLE, desc = "Closed after both.")
@Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "The events came after the close.")
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "The second came after the close.")
@State
public class CloseFromElsewhereStress {

  private final Routed channel = new Routed();
  private int calls; // guarded by the turn
  private volatile boolean closed;
  private final Subscription subscription =
      channel.on(event -> calls = 10 * calls + (event.type().equals("ChannelHold") ? 1 : 2));

  /** The network thread. */
  @Actor
  public void dispatch(ZI_Result result) {
    channel.route("ChannelHold");
    result.r1 = closed;
    channel.route("ChannelUnhold");
  }

  /** Some thread of the user's. */
  @Actor
  public void close() {
    subscription.close();
    closed = true;
  }

  /** What came of it. */
  @Arbiter
  public void end(ZI_Result result) {
    result.r2 = calls;
  }
}
