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
import org.openjdk.jcstress.infra.results.II_Result;

/** Once a subscription was closed in its turn, its handler is not called any more. */
@JCStressTest
@Outcome(id = "0, 0|1, 0|2, 0", expect = ACCEPTABLE, desc = "None after the close.")
@State
public class CloseOnTheTurnStress {

  private final Routed channel = new Routed();
  private int calls; // these three without any lock: the turn guards them
  private int late;
  private boolean closed;
  private final Subscription subscription = channel.on(event -> called());

  private void called() {
    calls++;
    if (closed) {
      late++;
    }
  }

  /** The network thread. */
  @Actor
  public void dispatch() {
    channel.route("ChannelHold");
    channel.route("ChannelUnhold");
  }

  /** Another handler of the call. */
  @Actor
  public void close() {
    channel.inTurn(
        () -> {
          subscription.close();
          closed = true;
        });
  }

  /** What came of it. */
  @Arbiter
  public void end(II_Result result) {
    result.r1 = calls;
    result.r2 = late;
  }
}
